import { isStartable, programStartOf } from '../../syntax/script/programStart.js';
import { type Shebang, shebangOf } from '../../syntax/script/shebang.js';
import { deletion, insertion, type TextEdit } from '../../text/edit.js';
import type { Span } from '../../text/span.js';

/** A line that was meant to be the shebang, and is none where it stands or as it is written. */
export interface MeantShebang {
  readonly kind: 'too-late' | 'misspelled';
  readonly span: Span;
  /** As it should be, without a line end. */
  readonly line: string;
  readonly edits: readonly TextEdit[];
}

/** Null where no line looks like one. */
export const meantShebang = (text: string): MeantShebang | null => misspelled(text) ?? tooLate(text);

/** `# !/usr/bin/python3`, `!#/usr/bin/python3`, `#/usr/bin/python3`. */
function misspelled(text: string): MeantShebang | null {
  const [written = '', path = ''] =
    /^[ \t]*(?:#[ \t]+!|!#|!|#|\/\/#!|#1|#@)[ \t]*(\/(?:usr\/|opt\/|home\/)?\S*\b(?:env[ \t]+\w+|python[\d.]*|perl|ruby|node|php|(?:ba|da)?sh))[ \t]*(?=\r?\n|$)/.exec(
      text,
    ) ?? [];
  if (path === '') return null;
  const line = `#!${path}`;
  const end = written.length + (text[written.length] === '\r' ? 1 : 0);
  return {
    kind: 'misspelled',
    span: { start: 0, end: written.length },
    line,
    edits: [{ span: { start: 0, end }, newText: line }],
  };
}

/** `#!` behind comments or empty lines at the top: there it is a comment. */
function tooLate(text: string): MeantShebang | null {
  const [above = ''] = /^(?:[ \t]*(?:#(?!!).*)?\r?\n)+(?=#!)/.exec(text) ?? [];
  const shebang: Shebang | null = above === '' ? null : shebangOf(text.slice(above.length));
  if (shebang === null || shebang.cut !== 'nothing') return null;
  const start = above.length;
  const end = start + shebang.span.end;
  const line = text.slice(start, end);
  const moved = shebangOf(line);
  if (moved === null || !isStartable(programStartOf(moved))) return null;
  const [lineEnd = ''] = /^\r?\n/.exec(text.slice(end)) ?? [];
  return {
    kind: 'too-late',
    span: { start, end },
    line,
    edits: [insertion(0, `${line}\n`), deletion({ start, end: end + lineEnd.length })],
  };
}
