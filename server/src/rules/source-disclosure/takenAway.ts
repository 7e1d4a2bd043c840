import type { Fix } from '../../site/change.js';
import { extensionsOf, namedExtensions } from '../../site/extensions.js';
import { type Resolution, resolve } from '../../site/handlerMap.js';
import type { HtaccessFile } from '../../site/site.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import { type Directive, isNamed, type Section } from '../../syntax/htaccess/nodes.js';
import { deletion, type TextEdit } from '../../text/edit.js';
import { folderOf, isWithin, nameOf, relative } from '../../text/path.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { isRun } from '../shared/programHandlers.js';
import { areGuards } from '../shared/sections.js';
import { withEdits } from '../shared/servedOtherwise.js';
import { inWords, quoted } from '../shared/wording.js';
import { denyFiles } from './cures.js';
import { type Disclosure, type DisclosureContext, namesOf, sourceOf } from './disclosure.js';
import { programsOf } from './programFiles.js';
import { isSentAsSource } from './sentAsSource.js';

/** Lines without which a handler would run files of which the source is sent now. */
export function* takenAway(context: DisclosureContext): Generator<Disclosure> {
  const { file, site } = context;
  for (const { node, sections } of directivesNamed(file.document, 'removehandler', 'sethandler')) {
    if (!takes(node)) continue;
    const sent = programsOf(site).filter(
      (path) => isWithin(folderOf(file.path), path) && mayTake(node, path) && isSentAsSource(context, path),
    );
    if (sent.length === 0) continue;
    const without = { ...context, site: withEdits(site, file, [deletion(node.span)]) };
    const paths = sent.filter((path) => runIn(without, path) !== null);
    const [first] = paths;
    const run = first === undefined ? null : runIn(without, first);
    if (run !== null) yield disclosure(context, node, sections, paths, run);
  }
}

const takes = (directive: Directive): boolean =>
  isNamed(directive, 'RemoveHandler') ||
  (isNamed(directive, 'SetHandler') && /^(none|default-handler)$/i.test(directive.arguments[0]?.value ?? ''));

/** By the name alone. */
const mayTake = (directive: Directive, path: string): boolean =>
  !isNamed(directive, 'RemoveHandler') ||
  extensionsOf(nameOf(path)).some((each) => namedExtensions(directive.arguments).includes(each));

const runIn = ({ site, profile }: DisclosureContext, path: string): Resolution | null =>
  resolve(site, path, profile).find(isRun) ?? null;

function disclosure(
  context: DisclosureContext,
  directive: Directive,
  sections: readonly Section[],
  paths: readonly string[],
  { handler, handlerLine }: Resolution,
): Disclosure {
  const { file } = context;
  // In a section or a folder of its own it looks meant; beside the line that it undoes it does not.
  const meant = !areGuards(sections) || handlerLine?.path !== file.path;
  const place =
    handlerLine === null || handlerLine.path === file.path
      ? `line ${handlerLine === null ? '' : handlerLine.directive.line.lastLine}`
      : `line ${handlerLine.directive.line.lastLine} of ${quoted(relative(folderOf(file.path), handlerLine.path))}`;
  const last =
    !meant && isNamed(directive, 'RemoveHandler')
      ? ' RemoveHandler counts last, on whichever line it stands.'
      : '';
  return {
    span: directive.span,
    ...(meant && { severity: 'warning' as const }),
    what: `This line takes ${namesOf(context, paths)} from ${quoted(handler ?? '')}, which ${place} sets: ${sourceOf(paths)}.${last}`,
    remedy: meant
      ? 'If visitors are to read it, say so with "AddType text/plain"; else deny access to the files, or take the line out.'
      : 'Take the line out.',
    paths,
    related:
      handlerLine === null
        ? []
        : [{ path: handlerLine.path, span: handlerLine.directive.span, message: handlerLine.effect }],
    fixes: () => {
      const back = giveBack(file, directive, paths);
      const deny = denyFiles(context, paths);
      return meant ? [...deny, back] : [back];
    },
  };
}

function giveBack(file: HtaccessFile, directive: Directive, paths: readonly string[]): Fix {
  const extensions = new Set(paths.flatMap((path) => extensionsOf(nameOf(path))));
  const words = isNamed(directive, 'RemoveHandler')
    ? directive.arguments.filter((word) => namedExtensions([word]).some((each) => extensions.has(each)))
    : directive.arguments;
  const all = words.length === directive.arguments.length;
  const edits: readonly TextEdit[] = all
    ? [deletion(directive.line.span)]
    : words.map((word) => deletion({ start: blankBefore(file, word.span.start), end: word.span.end }));
  const named = all
    ? `this ${directive.nameText} line`
    : `${inWords(words.map(({ value }) => quoted(value)))} from this line`;
  return unsafeFix(
    `Take out ${named}`,
    `The ${paths.length === 1 ? 'file is' : 'files are'} run as ${paths.length === 1 ? 'a program' : 'programs'} then.`,
    editFile(file.path, ...edits),
  );
}

function blankBefore({ document }: HtaccessFile, offset: number): number {
  let start = offset;
  while (/[ \t]/.test(document.text[start - 1] ?? '')) start--;
  return start;
}
