import { guardHolds, isGuard } from '../../apache/guards.js';
import { moduleNamed } from '../../apache/moduleNames.js';
import type { ServerProfile } from '../../apache/profile.js';
import type { Fix } from '../../site/change.js';
import { htaccessFilesFor } from '../../site/configTree.js';
import { filesWithin } from '../../site/filesWithin.js';
import { answerHeaders } from '../../site/headers/answerHeaders.js';
import { type HeaderLine, headerLineOf, isAdding } from '../../site/headers/headerLine.js';
import type { HeaderValue } from '../../site/headers/sentHeader.js';
import { markerBlockAt } from '../../site/insertionPoint.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import { isNamed } from '../../syntax/htaccess/nodes.js';
import { deletion, insertion } from '../../text/edit.js';
import { folderOf, join, nameOf, relative } from '../../text/path.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { headerLinesOf, type PlacedHeader } from '../shared/headerLines.js';
import { quoted } from '../shared/wording.js';
import { type Consequence, consequences } from './consequences.js';

/** Files of a folder that are looked at. */
const mostFiles = 20;

/**
 * A field of which browsers want one, and which every answer for some file has twice: by `Header set` beside `Header always
 * set`, by `Header add`, or by a line beside the program itself.
 */
export const duplicatedHeader: HtaccessRule = {
  name: 'duplicated-header',
  target: 'htaccess',
  severity: 'warning',
  summary: 'A header field is sent twice, of which browsers want one.',

  *check(context: HtaccessContext) {
    const placed = headerLinesOf(context);
    const names = new Set(
      placed.map(({ header }) => header.name).filter((name) => mayComeTwice(context, placed, name)),
    );
    for (const name of names) {
      const consequence = consequences.get(name);
      const twice = consequence === undefined ? null : sentTwice(context, placed, name);
      if (consequence !== undefined && twice !== null) yield* findingOf(context, placed, twice, consequence);
    }
  },
};

/** Before anything is asked about files: two lines that do not take each other's place, or one beside a program's own. */
function mayComeTwice(
  { file, site }: HtaccessContext,
  placed: readonly PlacedHeader[],
  name: string,
): boolean {
  const own = placed.filter(({ header }) => header.name === name && isAdding(header));
  if (own.length === 0 || !consequences.has(name)) return false;
  const above = htaccessFilesFor(site, folderOf(file.path)).some(
    ({ path, document }) => path !== file.path && directivesNamed(document, 'header').length > 0,
  );
  return (
    above ||
    site.server !== null ||
    site.scripts.size > 0 ||
    new Set(own.map(({ header }) => header.table)).size > 1 ||
    own.some(({ header }) => header.action === 'add' && own.length > 1)
  );
}

interface SentTwice {
  readonly path: string;
  readonly first: HeaderValue;
  readonly second: HeaderValue;
}

/** Null where no file is known to get the field twice in every case, by lines that are read together. */
function sentTwice(
  { file, site, profile }: HtaccessContext,
  placed: readonly PlacedHeader[],
  name: string,
): SentTwice | null {
  const folder = folderOf(file.path);
  const supposed = join(folder, 'index.html');
  for (const path of [...filesWithin(site, folder).slice(0, mostFiles), supposed]) {
    const [fullest] = answerHeaders(site, path, profile, name);
    const [first = [], ...others] = fullest?.answered ?? [];
    const [one, another] = first;
    if (one === undefined || another === undefined || !others.every((values) => values.length > 1)) continue;
    const guards = [one, another].map((value) => openGuards(placed, value, profile));
    if (guards[0] === guards[1] || one.line === null || another.line === null) {
      return { path, first: one, second: another };
    }
  }
  return null;
}

/** The guards around a value's line of which it is open whether they hold, mod_headers' own aside: as one text. */
function openGuards(placed: readonly PlacedHeader[], { line }: HeaderValue, profile: ServerProfile): string {
  const found = placed.find(({ header }) => header.line.directive === line?.directive);
  return (found?.sections ?? [])
    .filter(
      ({ open }) =>
        isGuard(open.nameText) && guardHolds(profile, open.nameText, open.argumentText) === 'maybe',
    )
    .filter(
      ({ open }) =>
        !(isNamed(open, 'IfModule') && moduleNamed(open.argumentText.replaceAll('"', '')) === 'headers'),
    )
    .map(({ open }) => `${open.nameText} ${open.argumentText}`)
    .join('\n');
}

function* findingOf(
  context: HtaccessContext,
  placed: readonly PlacedHeader[],
  { path, first, second }: SentTwice,
  { name, ofTwo, ofTheSame }: Consequence,
): Generator<Finding> {
  const { file } = context;
  const told = lastOf(first, second);
  const other = told === first ? second : first;
  const own = placed.find(({ header }) => header.line.directive === told.line?.directive)?.header;
  if (own === undefined) return;
  const isSame = first.text !== null && first.text.toLowerCase() === second.text?.toLowerCase();
  const by =
    other.line === null
      ? `${quoted(nameOf(path))} sends it itself`
      : `line ${other.line.directive.line.lastLine}${other.line.path === file.path ? '' : ` of ${quoted(relative(folderOf(file.path), other.line.path))}`} sends it, too`;
  yield {
    span: own.line.directive.span,
    ...(isSame && ofTheSame === null && { severity: 'info' as const }),
    message: {
      what: `${name} is sent twice: ${by}.`,
      why: isSame
        ? (ofTheSame ?? 'Both say the same, so that browsers go by it; the second one is there for nothing.')
        : ofTwo,
      remedy:
        other.line === null
          ? 'Let one of the two send it. "Header always set" takes the place of what a CGI program sends.'
          : 'Keep one of the two lines. "Header set" and "Header always set" write two lists of fields, and both are sent; "Header add" adds to what is there.',
    },
    related:
      other.line === null
        ? [{ path, span: { start: 0, end: 0 }, message: 'sends the field itself' }]
        : [{ path: other.line.path, span: other.line.directive.span, message: 'sends the field, too' }],
    fixes: () => fixFor(context, own, other, placed),
  };
}

/** The one further down: of two files that of the folder within, of one file the later line. */
function lastOf(first: HeaderValue, second: HeaderValue): HeaderValue {
  if (first.line === null) return second;
  if (second.line === null) return first;
  if (first.line.path !== second.line.path) {
    return first.line.path.length > second.line.path.length ? first : second;
  }
  return first.line.directive.span.start > second.line.directive.span.start ? first : second;
}

function fixFor(
  { file }: HtaccessContext,
  own: HeaderLine,
  { line }: HeaderValue,
  placed: readonly PlacedHeader[],
): readonly Fix[] {
  const isPanels = (each: HeaderLine): boolean =>
    markerBlockAt(file, each.line.directive.span.start) !== null;
  if (line === null) {
    if (own.table === 'always' || own.action !== 'set' || isPanels(own)) return [];
    return [
      unsafeFix(
        'Let the line take the place of what the program sends',
        'Visitors get what the line says, with errors too, and no longer what the program has found right.',
        editFile(file.path, insertion(own.actionWord.span.start, 'always ')),
      ),
    ];
  }
  const header = line.path === file.path ? headerLineOf(line) : null;
  const beside = placed.find((each) => each.header === own)?.sections;
  const others = placed.find((each) => each.header === header)?.sections;
  if (header === null || beside?.at(-1) !== others?.at(-1) || header.table === own.table) return [];
  const [kept, left] = own.table === 'always' ? [own, header] : [header, own];
  if (kept.action !== 'set' || kept.condition !== null || isPanels(left)) return [];
  return [
    unsafeFix(
      `Keep "Header always set ${quoted(kept.nameWord.value)}" alone`,
      'Visitors get what that line says; where the two differ, no longer what the other one says.',
      editFile(file.path, deletion(left.line.directive.line.span)),
    ),
  ];
}
