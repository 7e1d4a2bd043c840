import { visible } from './visible.js';
import { wrap } from './wrap.js';

/** Text for a person, broken to `width` columns, each line `indent` columns in. */
export const paragraph = (text: string, indent: number, width: number): readonly string[] =>
  wrap(visible(text), Math.max(20, width - indent)).map((line) => ' '.repeat(indent) + line);

/** A paragraph whose first line carries a label, as `why  ...`, below which the others hang. */
export function labelled(
  label: string,
  text: string,
  options: {
    readonly indent: number;
    readonly hanging: number;
    readonly width: number;
    readonly paint: (label: string) => string;
  },
): readonly string[] {
  const { indent, hanging, width, paint } = options;
  return paragraph(text, hanging, width).map((line, at) =>
    at === 0 ? ' '.repeat(indent) + paint(label) + line.slice(indent + label.length) : line,
  );
}
