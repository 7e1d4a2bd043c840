/** Messages are told apart by so many characters at their beginning before patterns are tried. */
export const keyLength = 3;

/**
 * The characters that every text has to begin with which a pattern matches; null where the pattern leaves one of
 * the first three open.
 */
export function literalBeginning({ source, flags }: RegExp): string | null {
  if (!source.startsWith('^') || flags.includes('i') || hasTopAlternative(source)) return null;
  let text = '';
  for (let at = 1; text.length < keyLength; ) {
    const isEscaped = source[at] === '\\';
    const character = source[at + Number(isEscaped)] ?? '';
    if (character === '' || (isEscaped ? /\w/ : /[.()[\]{}*+?|^$]/).test(character)) return null;
    at += 1 + Number(isEscaped);
    if (/[*+?{]/.test(source[at] ?? '')) return null;
    text += character;
  }
  return text;
}

function hasTopAlternative(source: string): boolean {
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) return true;
  }
  return false;
}
