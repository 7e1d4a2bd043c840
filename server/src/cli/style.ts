import picocolors from 'picocolors';
import type { Severity } from '../rules/rule.js';
import type { Terminal } from './terminal.js';

/** How parts of a pretty result look. Without colors every function gives its text back. */
export interface Style {
  readonly place: (text: string) => string;
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
  readonly quiet: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly command: (text: string) => string;
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
  readonly struck: (text: string) => string;
}

export function styleOf({ colors }: Pick<Terminal, 'colors'>): Style {
  const paint = picocolors.createColors(colors);
  return {
    place: paint.bold,
    severity: {
      error: (text) => paint.bold(paint.red(text)),
      warning: (text) => paint.bold(paint.yellow(text)),
      info: (text) => paint.bold(paint.blue(text)),
    },
    quiet: paint.dim,
    strong: paint.bold,
    command: paint.cyan,
    added: paint.green,
    removed: paint.red,
    struck: (text) => paint.dim(paint.strikethrough(text)),
  };
}
