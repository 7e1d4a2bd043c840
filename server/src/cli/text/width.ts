/** How many columns a text takes in a terminal. It holds no tabs and no control characters. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): 0 | 1 | 2 {
  if (takesNoColumn.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  return wide.some(([first, last]) => first <= code && code <= last) ? 2 : 1;
}

/** Combining marks, joiners and variation selectors. */
const takesNoColumn = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** What the Unicode Standard (annex 11, East Asian Width) calls wide or fullwidth, in the blocks that are in use. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];
