import type { ServerProfile } from '../apache/profile.js';
import { type Directive, isNamed } from '../syntax/htaccess/nodes.js';
import { deletion, insertion, type TextEdit } from '../text/edit.js';
import type { FileStyle } from './fileStyle.js';
import { resolve } from './handlerMap.js';
import { endOfLine, markerBlockAt, startOfLine } from './insertionPoint.js';
import type { HtaccessFile, ScriptFile, Site } from './site.js';

/** Whether every script may be executed, whatever the profile leaves open. */
export const isExecCgiOn = (site: Site, scripts: readonly ScriptFile[], profile: ServerProfile): boolean =>
  scripts.every(({ path }) => resolve(site, path, profile).every(({ execCgi }) => execCgi.on));

/**
 * Adds ExecCGI to the Options in force, by the last Options line of the file where there is one that holds for
 * the whole folder, else by a line of its own above `before`: signs may not be mixed in one line.
 *
 * @param before the node above which a new line may stand.
 * @param decider the line of this file that has the last word, wherever it stands: that one is mended then.
 */
export function addExecCgi(
  file: HtaccessFile,
  style: FileStyle,
  before: { readonly span: { readonly start: number; readonly end: number } },
  decider: Directive | null = null,
): readonly TextEdit[] {
  const { document } = file;
  if (decider !== null && markerBlockAt(file, decider.span.start) === null) {
    return extend(document.text, decider);
  }
  const lines = document.placed.flatMap(({ node, sections }) =>
    node.kind === 'directive' && isNamed(node, 'Options') && sections.length === 0 ? [node] : [],
  );
  const last = lines.at(-1);
  if (last !== undefined && markerBlockAt(file, last.span.start) === null) return extend(document.text, last);
  const block = markerBlockAt(file, before.span.start);
  const options = `${style.name('Options')} +ExecCGI${style.lineEnd}`;
  if (last !== undefined && last.span.start > before.span.start) {
    const end = endOfLine(document.text, block ?? last.span);
    const missing = end > 0 && document.text[end - 1] !== '\n' ? style.lineEnd : '';
    return [insertion(end, `${missing}${options}`)];
  }
  return [insertion(startOfLine(document.text, block ?? before.span), options)];
}

function extend(text: string, options: Directive): readonly TextEdit[] {
  const words = options.arguments;
  const last = words.at(-1);
  const signed = words.some(({ value }) => /^[+-]/.test(value));
  const off = words.find(({ value }) => value.toLowerCase() === '-execcgi');
  if (off !== undefined) return [{ span: off.span, newText: '+ExecCGI' }];
  const none = words.find(({ value }) => value.toLowerCase() === 'none');
  if (none !== undefined) {
    const others = words.filter((word) => word !== none);
    if (others.length === 0) return [{ span: none.span, newText: 'ExecCGI' }];
    return [deletion({ start: none.span.start, end: none.span.end })];
  }
  const behind = last?.span.end ?? options.name.span.end;
  return text === '' ? [] : [insertion(behind, signed ? ' +ExecCGI' : ' ExecCGI')];
}
