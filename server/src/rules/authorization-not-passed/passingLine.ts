import { directiveFacts } from '../../apache/directives.js';
import { isModuleLoaded, type OverrideClass } from '../../apache/profile.js';
import type { Fix } from '../../site/change.js';
import type { DecidingLine } from '../../site/decidingLine.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { endOfLine, markerBlockAt } from '../../site/insertionPoint.js';
import type { HtaccessFile } from '../../site/site.js';
import type { World } from '../../site/world.js';
import { isNamed, type Section } from '../../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { folderOf } from '../../text/path.js';
import type { ScriptContext } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { indentAt } from '../shared/sections.js';
import { withEdits } from '../shared/servedOtherwise.js';
import { isHandedOn } from './handedOn.js';

/** The line that hands the header on to programs of a handler. mod_wsgi has one of its own. */
export const passingDirective = (handler: string): string =>
  handler === 'wsgi-script' ? 'WSGIPassAuthorization' : 'CGIPassAuth';

/**
 * Adds that line behind the one that hands the script to its handler, so that it holds for the same files; nothing where
 * a line further down switches it off again.
 */
export function passIt(
  { site, profile, file: script }: ScriptContext,
  world: World,
  handler: string,
  { path, directive }: DecidingLine,
): readonly Fix[] {
  const file = site.htaccess.get(folderOf(path));
  if (file?.path !== path || file.document.hasUnclosedSection) return [];
  const name = passingDirective(handler);
  const title = `Hand the Authorization header on: ${name} On`;
  const block = markerBlockAt(file, directive.span.start);
  const sections = file.document.placed.find(({ node }) => node === directive)?.sections ?? [];
  const guarded =
    handler !== 'wsgi-script' ||
    isModuleLoaded(profile, 'wsgi') === 'yes' ||
    (block === null && sections.some(asksForWsgi));
  const added = linesFor(
    file,
    name,
    block === null ? indentAt(file.document.text, directive.span) : '',
    guarded,
  );
  const edit = insertLines(file, endOfLine(file.document.text, block ?? directive.span), added);
  if (!isHandedOn(withEdits(site, file, [edit]), script.path, handler, world)) return [];
  const change = editFile(path, edit);
  const needed = directiveFacts(name)?.override ?? [];
  const granted = needed.some((each) => profile.allowOverride?.has(each) === true);
  return [granted ? safeFix(title, change) : unsafeFix(title, refusedWithout(name, needed), change)];
}

const asksForWsgi = ({ open }: Section): boolean =>
  isNamed(open, 'IfModule') && /^"?(mod_wsgi\.c|wsgi_module)"?$/.test(open.argumentText);

const refusedWithout = (name: string, needed: readonly OverrideClass[]): string =>
  `A server that does not let .htaccess files use it (AllowOverride ${needed.join(' or ')}) answers 500 to every request below the folder and logs "${name} not allowed here".`;

function linesFor(file: HtaccessFile, name: string, indent: string, guarded: boolean): readonly string[] {
  const style = fileStyleOf(file.document);
  const line = `${style.name(name)} On`;
  if (guarded) return [`${indent}${line}`];
  const guard = style.name('IfModule');
  return [`${indent}<${guard} mod_wsgi.c>`, `${indent}${style.unit}${line}`, `${indent}</${guard}>`];
}

/** Whole lines; a file whose last line has no end keeps to that. */
function insertLines({ document }: HtaccessFile, offset: number, lines: readonly string[]): TextEdit {
  const { lineEnd } = fileStyleOf(document);
  const unended = offset === document.text.length && !document.text.endsWith('\n');
  const text = lines.join(lineEnd);
  return insertion(offset, unended ? `${lineEnd}${text}` : `${text}${lineEnd}`);
}
