import type { MissingModules } from '../../apache/missingModules.js';
import { moduleFileOf } from '../../apache/moduleNames.js';
import type { Fix } from '../../site/change.js';
import { namedExtensions } from '../../site/extensions.js';
import { isFileSection } from '../../site/fileSection.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { endOfLine, markerBlockAt, startOfLine } from '../../site/insertionPoint.js';
import type { HtaccessFile } from '../../site/site.js';
import { insertion } from '../../text/edit.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import type { HandlerName } from '../shared/handlerNames.js';
import { isByExtension } from '../shared/selection.js';

/**
 * Lines behind the one that names the handler which shut everybody out as long as its module is absent. None
 * where a hosting panel writes the lines, for the names of hosts, and for rewrite rules, which do not say by
 * themselves which files they take.
 */
export function denyFixes(named: HandlerName, missing: MissingModules, file: HtaccessFile): readonly Fix[] {
  const { directive, how } = named;
  const { text } = file.document;
  if (how === 'rewriting' || missing.needed === 'of a host') return [];
  if (markerBlockAt(file, directive.span.start) !== null) return [];
  const { lineEnd } = fileStyleOf(file.document);
  const at = endOfLine(text, directive.span);
  const lacking = text[at - 1] === '\n' ? '' : lineEnd;
  const indentation = /^[ \t]*/.exec(text.slice(startOfLine(text, directive.span)))?.[0] ?? '';
  const lines = denial(named, missing, file).map((line) => `${indentation}${line}${lineEnd}`);
  return [
    unsafeFix(
      'Keep visitors out as long as the module is absent',
      'These files are answered 403 then, not sent; a server that does not let .htaccess files decide on access (AllowOverride) answers 500 to every request below the folder.',
      editFile(file.path, insertion(at, lacking + lines.join(''))),
    ),
  ];
}

/** A guard for each module of which one would do, in each other; the files by their extensions where the line has them so. */
function denial(
  { directive, sections }: HandlerName,
  { modules, needed }: MissingModules,
  file: HtaccessFile,
): readonly string[] {
  const { name, unit } = fileStyleOf(file.document);
  const within = (tag: string, argument: string, lines: readonly string[]): readonly string[] => [
    `<${name(tag)} ${argument}>`,
    ...lines.map((line) => unit + line),
    `</${name(tag)}>`,
  ];
  const deny = [`${name('Require')} all denied`];
  const inFiles = sections.some(({ open }) => isFileSection(open));
  const named = namedExtensions(directive.arguments.slice(1)).map(escaped);
  const files =
    isByExtension(directive) && !inFiles
      ? within('FilesMatch', `"(?i)\\.(${named.join('|')})(\\.|$)"`, deny)
      : deny;
  const guarding = needed === 'any' ? modules : modules.slice(0, 1);
  return guarding.reduceRight(
    (lines, module) => within('IfModule', `!${moduleFileOf(module)}`, lines),
    files,
  );
}

const escaped = (extension: string): string => extension.replace(/[^\w-]/g, '\\$&');
