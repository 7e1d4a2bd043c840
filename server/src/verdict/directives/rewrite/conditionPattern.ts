/** What a RewriteCond's pattern is: compared as a text or number, a test of a file, a regular expression. */
export type ConditionPattern =
  | { readonly kind: 'test' }
  | { readonly kind: 'expression' | 'regex'; readonly start: number };

const fileTest = /^-[fsdxhLlUF]$/;
/** A number must follow, or what is taken for one. */
const numberTest = /^-(?:lt|le|gt|ge|eq|ne)./s;
/** A text must follow, or another sign. */
const textTest = /^[<>=]./s;

/**
 * Tells by the pattern's first signs what `cmd_rewritecond` in mod_rewrite.c takes it for; `start` is the offset
 * behind its negation.
 *
 * @param input the condition's first argument.
 */
export function conditionPattern(input: string, pattern: string): ConditionPattern {
  const start = pattern.startsWith('!') ? 1 : 0;
  if (input.toLowerCase() === 'expr') return { kind: 'expression', start };
  const asked = pattern.slice(start);
  const tests = fileTest.test(asked) || numberTest.test(asked) || textTest.test(asked);
  return tests ? { kind: 'test' } : { kind: 'regex', start };
}
