import { isModuleLoaded } from '../../apache/profile.js';
import { type FileStyle, fileStyleOf } from '../../site/fileStyle.js';
import { markerBlockAt, startOfLine } from '../../site/insertionPoint.js';
import { isNamed, type Section } from '../../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import type { HtaccessContext } from '../rule.js';
import { append, indentAt } from './sections.js';

/**
 * Adds lines that need a module: inside of the guard that the file has for it, else at the end, and there inside of a guard
 * where the profile does not promise the module. Null where the end of the file is not outside of all sections.
 *
 * @param module its identifier, as `headers`.
 * @param lines each a directive's name and the rest.
 */
export function addedLines(
  { file, profile }: HtaccessContext,
  module: string,
  lines: readonly (readonly [name: string, rest: string])[],
): TextEdit | null {
  const { document } = file;
  if (document.hasUnclosedSection) return null;
  const style = fileStyleOf(document);
  const written = lines.map(([name, rest]) => `${style.name(name)} ${rest}`);
  const guard = document.nodes.find(
    (node): node is Section => node.kind === 'section' && isGuardFor(node, module),
  );
  if (guard?.end != null && markerBlockAt(file, guard.span.start) === null) {
    const { end } = guard;
    const own = guard.children[0];
    const indent = own === undefined ? style.unit : indentAt(document.text, own.span);
    const text = written.map((line) => `${indent}${line}${style.lineEnd}`).join('');
    return insertion(startOfLine(document.text, end.span), text);
  }
  const isPromised = isModuleLoaded(profile, module) === 'yes';
  return append(
    document.text,
    style,
    (isPromised ? written : guarded(style, module, written)).join(style.lineEnd),
  );
}

const isGuardFor = ({ open }: Section, module: string): boolean =>
  isNamed(open, 'IfModule') &&
  new RegExp(`^"?(?:mod_${module}\\.c|${module}_module)"?$`).test(open.argumentText);

const guarded = (style: FileStyle, module: string, lines: readonly string[]): readonly string[] => {
  const name = style.name('IfModule');
  return [`<${name} mod_${module}.c>`, ...lines.map((line) => `${style.unit}${line}`), `</${name}>`];
};
