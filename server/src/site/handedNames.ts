import { handlerOfType } from '../apache/handlers.js';
import { directivesNamed, type PlacedDirective } from '../syntax/htaccess/directiveIndex.js';
import { type Directive, isNamed, type SectionOpen } from '../syntax/htaccess/nodes.js';
import { nameOf } from '../text/path.js';
import { isFileSection, matchesFile } from './fileSection.js';
import type { HtaccessFile } from './site.js';

/**
 * Which files the lines of these .htaccess files may hand to a handler, or take from one: no fewer than they do in
 * the end, since guards and conditions count as fulfilled here and no line switches another off.
 *
 * @returns null where no line says anything of handlers.
 */
export function handedNames(files: readonly HtaccessFile[]): HandedNames | null {
  const lines = files.flatMap(({ document }) => directivesNamed(document, ...speaking).flatMap(namesOfLine));
  if (lines.length === 0) return null;
  const extensions = new Set(
    lines.flatMap((line) => (line.within.length === 0 ? (line.extensions ?? []) : [])),
  );
  const others = lines.filter(({ within, extensions: named }) => within.length > 0 || named === null);
  return (path) => {
    const name = nameOf(path);
    return hasExtension(name, extensions) || others.some((line) => names(line, name));
  };
}

/**
 * Whether a line shows that programs are meant to run though it hands on none: `Options +ExecCGI`, and a
 * `DirectoryIndex` that is a program. Then the names in the folder tell whether something is missing.
 */
export const isAboutPrograms = ({ document }: HtaccessFile): boolean =>
  directivesNamed(document, 'options', 'directoryindex').some(({ node }) => isLineAboutPrograms(node));

const isLineAboutPrograms = (line: Directive): boolean =>
  (isNamed(line, 'Options') && line.arguments.some(({ value }) => /^\+?execcgi$/i.test(value))) ||
  (isNamed(line, 'DirectoryIndex') &&
    line.arguments.some(({ value }) => /\.(py|pyw|wsgi|rb|sh|lua)$/i.test(value)));

/** Whether one of the lines names the file at this path. */
export type HandedNames = (path: string) => boolean;

/** The files that one line speaks of. */
interface NamedFiles {
  /** The sections around the line that name files, all of which have to name the file. */
  readonly within: readonly SectionOpen[];
  /** Lower case, without their dot; null for files of any name. */
  readonly extensions: readonly string[] | null;
}

const names = ({ within, extensions }: NamedFiles, fileName: string): boolean =>
  within.every((open) => matchesFile(open, fileName)) &&
  (extensions === null || hasExtension(fileName, new Set(extensions)));

/** mod_mime looks at each part of a name behind its first dot, in any case. */
const hasExtension = (fileName: string, extensions: ReadonlySet<string>): boolean =>
  extensions.size > 0 &&
  fileName
    .toLowerCase()
    .split('.')
    .some((part, at) => at > 0 && extensions.has(part));

/** The directives that may have a say in how a file is run. */
const speaking = [
  'action',
  'addhandler',
  'addtype',
  'forcetype',
  'removehandler',
  'removetype',
  'rewriterule',
  'sethandler',
];

function namesOfLine({ node, sections }: PlacedDirective): readonly NamedFiles[] {
  const named = extensionsNamedBy(node);
  if (named === 'none') return [];
  const within = sections.map(({ open }) => open).filter(isFileSection);
  return [{ within, extensions: named === 'any' ? null : named }];
}

/** `none` where the directive has no say in how a file is run. */
function extensionsNamedBy(directive: Directive): readonly string[] | 'any' | 'none' {
  const values = directive.arguments.map(({ value }) => value);
  const [first = '', ...others] = values;
  switch (directive.nameText.toLowerCase()) {
    case 'addhandler':
      return others.map(bare);
    case 'removehandler':
    case 'removetype':
      return values.map(bare);
    case 'addtype':
      return handlerOfType(first) === null ? 'none' : others.map(bare);
    // An Action may be for a media type that the server itself gives to files.
    case 'action':
    case 'sethandler':
    case 'forcetype':
      return 'any';
    case 'rewriterule':
      return handlerFlag.test(values[2] ?? '') ? 'any' : 'none';
    default:
      return 'none';
  }
}

const bare = (extension: string): string => extension.replace(/^\./, '').toLowerCase();

/** The flags of a RewriteRule that name a handler, a media type or a backend. */
const handlerFlag = /[[,\s](?:H|handler|T|type)=|[[,\s](?:P|proxy)[\],\s]/i;
