/** What JavaScript makes of a regular expression of a configuration; null where it cannot read it. */
export function compiledExpression(expression: string): RegExp | null {
  const known = compiled.get(expression);
  if (known !== undefined) return known;
  const made = compile(expression);
  if (compiled.size >= mostKept) compiled.clear();
  compiled.set(expression, made);
  return made;
}

const compiled = new Map<string, RegExp | null>();
const mostKept = 1000;

function compile(expression: string): RegExp | null {
  const insensitive = expression.startsWith('(?i)');
  try {
    return new RegExp(insensitive ? expression.slice(4) : expression, insensitive ? 'i' : '');
  } catch {
    return null;
  }
}
