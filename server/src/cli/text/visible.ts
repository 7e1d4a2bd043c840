/**
 * A text that a terminal shows and does not obey: control characters become their pictures (U+2400 and on),
 * as ␛ for ESC, and characters that turn the direction of writing become `\u202e`. Line ends and tabs are
 * control characters here too. A byte of a file's name that is no text becomes `\xe9`.
 */
export const visible = (text: string): string =>
  text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    picture,
  );

/** `visible` for a text of many lines, whose LF and tabs stay. */
export const visibleLines = (text: string): string => text.replace(/[^\n\t]+/g, visible);

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
