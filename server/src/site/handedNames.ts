import { handlerOfType } from '../apache/handlers.js';
import type { Directive, PlacedNode, Section } from '../syntax/htaccess/nodes.js';
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
  const lines = files.flatMap(({ document }) => document.placed.flatMap(namesOfLine));
  if (lines.length === 0) return null;
  return (path) => {
    const name = nameOf(path);
    return lines.some((isNamed) => isNamed(name));
  };
}

/** Whether one of the lines names the file at this path. */
export type HandedNames = (path: string) => boolean;

type NamedFiles = (fileName: string) => boolean;

function namesOfLine({ node, sections }: PlacedNode): readonly NamedFiles[] {
  const ofLine = node.kind === 'directive' ? namesOf(node) : null;
  if (ofLine === null) return [];
  const within = sections.filter(({ open }: Section) => isFileSection(open));
  return [(name) => within.every(({ open }) => matchesFile(open, name)) && ofLine(name)];
}

/** Null where the directive has no say in how a file is run. */
function namesOf(directive: Directive): NamedFiles | null {
  const values = directive.arguments.map(({ value }) => value);
  const [first = '', ...others] = values;
  switch (directive.nameText.toLowerCase()) {
    case 'addhandler':
      return withExtension(others);
    case 'removehandler':
    case 'removetype':
      return withExtension(values);
    case 'addtype':
      return handlerOfType(first) === null ? null : withExtension(others);
    // An Action may be for a media type that the server itself gives to files.
    case 'action':
    case 'sethandler':
    case 'forcetype':
      return () => true;
    case 'rewriterule':
      return handlerFlag.test(values[2] ?? '') ? () => true : null;
    default:
      return null;
  }
}

/** The flags of a RewriteRule that name a handler, a media type or a backend. */
const handlerFlag = /[[,\s](?:H|handler|T|type)=|[[,\s](?:P|proxy)[\],\s]/i;

/** mod_mime looks at each part of a name behind its first dot, in any case. */
function withExtension(written: readonly string[]): NamedFiles {
  const extensions = new Set(written.map((each) => each.replace(/^\./, '').toLowerCase()));
  return (name) =>
    name
      .toLowerCase()
      .split('.')
      .slice(1)
      .some((part) => extensions.has(part));
}
