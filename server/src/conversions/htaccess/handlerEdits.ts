import { htaccessFilesFor } from '../../site/configTree.js';
import type { FileStyle } from '../../site/fileStyle.js';
import { endOfLine, markerBlockAt, startOfLine } from '../../site/insertionPoint.js';
import type { HtaccessFile, Site } from '../../site/site.js';
import { type Directive, isNamed } from '../../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { folderOf } from '../../text/path.js';
import type { Span } from '../../text/span.js';
import { type Block, render, section } from './block.js';
import { asksForCgi, decidesAccess } from './guardedSections.js';
import type { ServedNames } from './servedNames.js';

/** Where lines that follow a handler's line may stand. */
export interface Place {
  readonly offset: number;
  readonly indent: string;
  /** Whether it lies directly behind the line, in the same section. */
  readonly beside: boolean;
}

/** Behind the line, or behind the hosting panel's block or the guard for CGI modules that it stands in. */
export function placeBehind(file: HtaccessFile, line: Directive, served: ServedNames): Place {
  const { text } = file.document;
  const guard = served.around.find(asksForCgi);
  const block = markerBlockAt(file, line.span.start);
  const outer = [guard?.span, block].filter((span): span is Span => span != null);
  if (outer.length === 0)
    return { offset: endOfLine(text, line.span), indent: indentAt(text, line.span), beside: true };
  const widest = outer.reduce((a, b) => (b.end > a.end ? b : a));
  const around =
    widest === block ? [] : served.around.slice(0, guard === undefined ? 0 : served.around.indexOf(guard));
  return {
    offset: endOfLine(text, widest),
    indent: around.length === 0 ? '' : indentAt(text, widest),
    beside: served.fileSection !== null && around.includes(served.fileSection),
  };
}

/**
 * The handler that takes over where its module is loaded: the same names, handed to another handler.
 *
 * @param module as `mod_wsgi.c`
 */
export function overrideHandler(
  style: FileStyle,
  served: ServedNames,
  place: Place,
  module: string,
  handler: string,
): Block {
  const line =
    served.by.kind === 'extension'
      ? `${style.name('AddHandler')} ${handler} ${served.by.words}`
      : `${style.name('SetHandler')} ${handler}`;
  const needsSection = served.fileSection !== null && !place.beside;
  const lines: Block = needsSection
    ? [section(style, served.section.name, served.section.argument, [line])]
    : [line];
  return [section(style, 'IfModule', module, lines)];
}

/**
 * Denies the names to everybody; a section of its own, since within one a `Require` beside it would let in.
 *
 * @param more lines that the section holds, too.
 */
export function denySection(
  site: Site,
  file: HtaccessFile,
  style: FileStyle,
  name: string,
  argument: string,
  more: Block = [],
): Block {
  return [
    section(style, name, argument, [
      ...more,
      `${style.name('Require')} all denied`,
      ...(satisfiesAny(site, file)
        ? [section(style, 'IfModule', 'mod_access_compat.c', [`${style.name('Satisfy')} All`])]
        : []),
    ]),
  ];
}

/**
 * The denial for servers on which nothing would run the scripts: those without any of the modules and without
 * CGI, and those that skip the line since they lack what a guard around it asks for.
 *
 * @param modules the persistent handler's own, as `mod_wsgi.c`
 * @param cgi those that run the names by CGI.
 */
export function denialWithout(
  style: FileStyle,
  served: ServedNames,
  modules: readonly string[],
  cgi: readonly string[],
  denial: Block,
): Block {
  const asked = served.around
    .filter(({ open }) => isNamed(open, 'IfModule'))
    .map(({ open }) => open.argumentText.replaceAll('"', ''));
  const positive = asked.filter((module) => !module.startsWith('!'));
  const others = positive.filter((module) => !cgi.includes(module) && !modules.includes(module));
  return [
    ...whereNoneOf(style, [...modules, ...cgi], denial),
    ...others.flatMap((module) => whereNoneOf(style, [module], denial)),
  ];
}

/** Lines that hold only where none of the modules is loaded. */
export const whereNoneOf = (style: FileStyle, modules: readonly string[], lines: Block): Block =>
  modules.reduceRight<Block>((inner, module) => [section(style, 'IfModule', `!${module}`, inner)], lines);

/**
 * Puts the override behind the line and the denial behind all sections that the line stands in, or at the end
 * of the file where a later section decides on access.
 */
export function insertBlocks(
  file: HtaccessFile,
  style: FileStyle,
  served: ServedNames,
  place: Place,
  override: Block,
  denial: Block,
): readonly TextEdit[] {
  const { text, nodes } = file.document;
  const [outermost] = served.around;
  const behind =
    outermost === undefined ? place.offset : Math.max(place.offset, endOfLine(text, outermost.span));
  const later = nodes.filter((node) => node.span.start >= behind);
  const denialOffset = later.some(decidesAccess) ? text.length : behind;
  const inline = outermost === undefined && override.length > 0 && denialOffset === place.offset;
  if (inline) {
    return [lines(text, style, place.offset, `${style.lineEnd}${render(style, [...override, ...denial])}`)];
  }
  const separate =
    denial.length === 0
      ? []
      : [
          lines(
            text,
            style,
            denialOffset,
            `${denialOffset === text.length ? style.lineEnd : ''}${render(style, denial)}`,
          ),
        ];
  const beside =
    override.length === 0 ? [] : [lines(text, style, place.offset, render(style, override, place.indent))];
  return [...beside, ...separate];
}

/** Whole lines at an offset; behind a last line without its end the end comes first, and the file keeps its way to end. */
export function lines(text: string, style: FileStyle, offset: number, added: string): TextEdit {
  const unended = offset === text.length && text !== '' && !text.endsWith('\n');
  const separated =
    offset < text.length && !/^\r?\n/.test(text.slice(offset)) && /^\r?\n/.test(added) ? style.lineEnd : '';
  if (!unended) return insertion(offset, added + separated);
  return insertion(offset, `${style.lineEnd}${added.slice(0, -style.lineEnd.length)}`);
}

const indentAt = (text: string, span: Span): string =>
  /^[ \t]*/.exec(text.slice(startOfLine(text, span), span.start))?.[0] ?? '';

/** Whether a `Satisfy Any` may let in whom `Require all denied` keeps out. */
const satisfiesAny = (site: Site, file: HtaccessFile): boolean =>
  htaccessFilesFor(site, folderOf(file.path)).some(({ document }) =>
    document.placed.some(({ node }) => node.kind === 'directive' && isNamed(node, 'Satisfy')),
  );
