import type { ServerProfile } from '../apache/profile.js';
import { type Directive, isNamed } from '../syntax/htaccess/nodes.js';
import { deletion, insertion, type TextEdit } from '../text/edit.js';
import { configurationFor } from './configuration.js';
import type { FileStyle } from './fileStyle.js';
import { resolve } from './handlerMap.js';
import { endOfLine, markerBlockAt, startOfLine } from './insertionPoint.js';
import { plainRequest } from './plainRequest.js';
import { mayRewrite } from './rewritingInForce.js';
import type { HtaccessFile, ScriptFile, Site } from './site.js';
import { worldsOf } from './world.js';

/** Whether every script may be executed, whatever the profile leaves open. */
export const isExecCgiOn = (site: Site, scripts: readonly ScriptFile[], profile: ServerProfile): boolean =>
  scripts.every(({ path }) => resolve(site, path, profile).every(({ execCgi }) => execCgi.on));

/** Options that a handler or a rewrite rule needs, as they are written. */
export type NeededOption = 'ExecCGI' | 'FollowSymLinks';

/** Whether rewrite rules are allowed for every script, whatever the profile leaves open (`hook_fixup` of mod_rewrite.c). */
export const isRewritingOn = (site: Site, scripts: readonly ScriptFile[], profile: ServerProfile): boolean =>
  scripts.every(({ path }) =>
    worldsOf(profile).every((world) =>
      mayRewrite(configurationFor(site, plainRequest(site, path), world).options.options),
    ),
  );

/**
 * Adds to the Options in force, by the last Options line of the file where there is one that holds for the whole folder,
 * else by a line of its own above `before`: signs may not be mixed in one line.
 *
 * @param needed at least one
 * @param before the node above which a new line may stand.
 * @param decider the line of this file that has the last word, wherever it stands: that one is mended then.
 */
export function addOptions(
  needed: readonly NeededOption[],
  file: HtaccessFile,
  style: FileStyle,
  before: { readonly span: { readonly start: number; readonly end: number } },
  decider: Directive | null = null,
): readonly TextEdit[] {
  const { document } = file;
  if (decider !== null && markerBlockAt(file, decider.span.start) === null) {
    return extend(needed, document.text, decider);
  }
  const lines = document.placed.flatMap(({ node, sections }) =>
    node.kind === 'directive' && isNamed(node, 'Options') && sections.length === 0 ? [node] : [],
  );
  const last = lines.at(-1);
  if (last !== undefined && markerBlockAt(file, last.span.start) === null) {
    return extend(needed, document.text, last);
  }
  const block = markerBlockAt(file, before.span.start);
  const options = `${style.name('Options')} ${signed(needed)}${style.lineEnd}`;
  if (last !== undefined && last.span.start > before.span.start) {
    const end = endOfLine(document.text, block ?? last.span);
    const missing = end > 0 && document.text[end - 1] !== '\n' ? style.lineEnd : '';
    return [insertion(end, `${missing}${options}`)];
  }
  return [insertion(startOfLine(document.text, block ?? before.span), options)];
}

const signed = (options: readonly NeededOption[]): string => options.map((option) => `+${option}`).join(' ');

function extend(needed: readonly NeededOption[], text: string, options: Directive): readonly TextEdit[] {
  const words = options.arguments;
  const none = words.find(({ value }) => value.toLowerCase() === 'none');
  if (none !== undefined && words.length === 1) return [{ span: none.span, newText: needed.join(' ') }];
  const off = new Map(
    needed.map((option) => [
      option,
      words.find(({ value }) => value.toLowerCase() === `-${option}`.toLowerCase()),
    ]),
  );
  const missing = needed.filter((option) => off.get(option) === undefined);
  const behind = words.at(-1)?.span.end ?? options.name.span.end;
  const isSigned = words.some(({ value }) => /^[+-]/.test(value));
  const added = isSigned ? signed(missing) : missing.join(' ');
  return [
    ...[...off].flatMap(([option, word]) =>
      word === undefined ? [] : [{ span: word.span, newText: `+${option}` }],
    ),
    ...(none === undefined ? [] : [deletion(none.span)]),
    ...(missing.length === 0 || text === '' ? [] : [insertion(behind, ` ${added}`)]),
  ];
}
