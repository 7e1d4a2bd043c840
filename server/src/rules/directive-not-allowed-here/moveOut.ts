import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { deletion, insertion } from '../../text/edit.js';
import { textOf } from '../../text/span.js';
import { lineRefusal } from '../../verdict/lineRefusal.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { sectionsAround } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';

/** Moves a directive in front of the innermost section in front of which the server takes it. */
export function moveOut(node: Directive | Section, { file, profile }: HtaccessContext): readonly Fix[] {
  if (node.kind === 'section') return [];
  const { document, path, encoding } = file;
  const sections = sectionsAround(document, node);
  for (let depth = sections.length - 1; depth >= 0; depth--) {
    const section = sections[depth];
    if (section === undefined) break;
    if (lineRefusal(node.line.text, sections.slice(0, depth), { profile, encoding }) !== null) continue;
    const { open } = section;
    const indentation = /^[ \t]*/.exec(open.line.text)?.[0] ?? '';
    const moved = `${indentation}${textOf(document.text, node.span)}${fileStyleOf(document).lineEnd}`;
    return [
      unsafeFix(
        `Move it in front of <${quoted(open.nameText)}>`,
        /^require(all|any|none)$/i.test(open.nameText)
          ? 'The line takes effect then.'
          : 'The line then holds for all files of the folder, not for those of the section alone.',
        editFile(path, insertion(open.line.start, moved), deletion(node.line.span)),
      ),
    ];
  }
  return [];
}
