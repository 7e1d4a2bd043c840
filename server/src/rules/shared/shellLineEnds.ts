import type { ScriptFile } from '../../site/site.js';
import type { ResponseReading } from '../../syntax/script/entrypointScript.js';
import { readShell } from '../../syntax/script/shell/readShell.js';
import type { Span } from '../../text/span.js';

/** What CR LF at the ends of a shell script's lines breaks. */
export interface ShellLineEnds {
  /** `header`: the empty line, as `echo` with a CR is no command. `syntax`: `then` with a CR is no `then`. */
  readonly kind: 'header' | 'syntax';
  /** The first line that ends so. */
  readonly span: Span;
  /** Whether nothing is answered but a 500; else a page that breaks off. */
  readonly isFatal: boolean;
}

/**
 * Null where the script is none of a shell, or comes to the same with LF: to most commands a CR at the end of their last
 * argument does no harm.
 */
export function shellLineEnds(file: ScriptFile): ShellLineEnds | null {
  const found = known.get(file);
  if (found !== undefined) return found;
  const made = find(file);
  known.set(file, made);
  return made;
}

/**
 * Whether nothing can be said of what a shell script writes before its lines end in LF. Where already the first line
 * ends in CR LF the shell is not started, and the CRs further down are not meant either.
 */
export const isSpoiltByLineEnds = (file: ScriptFile): boolean =>
  (file.script.language === 'shell' && /^[^\n]*\r\n/.test(file.script.text)) || shellLineEnds(file) !== null;

/** Several rules ask for it. */
const known = new WeakMap<ScriptFile, ShellLineEnds | null>();

function find({ script }: ScriptFile): ShellLineEnds | null {
  const { text, language, shebang, response } = script;
  const firstEnd = text.indexOf('\n');
  if (language !== 'shell' || firstEnd < 0 || text[firstEnd - 1] === '\r') return null;
  const end = text.indexOf('\r\n', firstEnd);
  if (end < 0) return null;
  const span = { start: text.lastIndexOf('\n', end) + 1, end };
  const meant = readShell(text.replace(/\r+\n/g, '\n'), shebang);
  if (response.kind === 'unknown' && meant.kind === 'read') {
    const before = readShell(text.slice(0, startOfCompound(text)), shebang);
    return { kind: 'syntax', span, isFatal: !endsHeader(before) };
  }
  return isBroken(response) && !isBroken(meant) ? { kind: 'header', span, isFatal: true } : null;
}

/** The shell runs one command after the other until it comes to one that it cannot read. */
function startOfCompound(text: string): number {
  const at = text.search(/^[^#\n]*(?:(?<![^\s;&|])(?:if|for|while|until|case|select)\s|\(\)\s*\{|^\s*\{)/m);
  return at < 0 ? text.length : at;
}

const endsHeader = (reading: ResponseReading): boolean =>
  reading.kind === 'read' && reading.paths.some(({ end }) => end.kind === 'separator');

const isBroken = (reading: ResponseReading): boolean =>
  reading.kind === 'read' && reading.paths.some(({ end }) => end.kind !== 'separator');
