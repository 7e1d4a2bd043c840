import type { ReportedFinding } from '../linter/lint.js';
import type { Diagnosis, ShownFinding, ShownLine } from '../serverLog/diagnosis.js';
import type { UnknownGroup } from '../serverLog/logGroups.js';
import type { LogSummary } from '../serverLog/logReader.js';
import type { LogRecord } from '../serverLog/logRecord.js';
import { lineIndexOf } from '../text/lineIndex.js';
import { nameOf } from '../text/path.js';
import {
  type Block,
  code,
  type Inline,
  lines,
  link,
  list,
  paragraph,
  separated,
  strong,
} from './richText.js';

/** What the page needs to know of the places that it leads to. */
export interface LogPageContext {
  uriOf(path: string): string;
  /** The address of a rule's page. */
  pageOf(rule: string): string;
}

/** More causes, and more unknown messages, make no page that anybody reads. */
const mostCauses = 30;
const mostUnknown = 20;
/** In UTF-16 units: a message may be as long as a page. */
const longestMessage = 500;

/** What lines of a server's log mean, as a page: the most frequent first. */
export function logPage(
  { summary, diagnoses }: { readonly summary: LogSummary; readonly diagnoses: readonly Diagnosis[] },
  context: LogPageContext,
): readonly Block[] {
  const shown = diagnoses.slice(0, mostCauses);
  const rest = diagnoses.length - shown.length;
  return separated([
    ...shown.map((diagnosis) => causeBlocks(diagnosis, summary.lines > 1, context)),
    rest > 0 ? [paragraph(`${rest} more causes are in the log.`)] : [],
    summary.unknown.length === 0 ? [] : unknownBlocks(summary.unknown),
    summary.lines === 0 ? [paragraph('There is no line to explain.')] : [],
  ]);
}

function causeBlocks(diagnosis: Diagnosis, isOfMany: boolean, context: LogPageContext): readonly Block[] {
  const { group, what, why, remedy } = diagnosis;
  const { count, firstLine, cause, record } = group;
  const notes = [
    ...(isOfMany ? [`${count} ${count === 1 ? 'time' : 'times'}, first on line ${firstLine}`] : []),
    ...(cause.status === null ? [] : [`visitors get ${cause.status}`]),
  ];
  return [
    paragraph(strong(what), ...(notes.length === 0 ? [] : [` (${notes.join('; ')})`])),
    lines(messageOf(record)),
    paragraph(why),
    paragraph(strong('What to do:'), ` ${remedy}`),
    ...siteBlocks(diagnosis, context),
  ];
}

/** The message as the server numbers it. */
const messageOf = ({ code: number, systemError, text }: LogRecord): string =>
  [systemError, number, text]
    .filter((part) => part !== null && part !== '')
    .join(': ')
    .slice(0, longestMessage);

function siteBlocks(diagnosis: Diagnosis, context: LogPageContext): readonly Block[] {
  const { findings, lines: shown, otherwise, standing, subject, group } = diagnosis;
  const places = [
    ...shown.map((line) => lineItem(line, context)),
    ...findings.map((finding) => findingItem(finding, context)),
  ];
  if (places.length > 0) return [paragraph(strong('In this site:')), list(...places)];
  const said: readonly Block[] =
    standing === 'not-here'
      ? [paragraph('No file of this workspace is called as in the log: ', code(subject ?? ''), '.')]
      : standing === 'not-shown' && group.cause.kind !== 'notice'
        ? [paragraph('Nothing in the file here shows it.')]
        : [];
  return otherwise.length === 0
    ? said
    : [...said, paragraph(strong('It can also be:')), list(...otherwise.map((text) => [text]))];
}

const placeLink = (path: string, line: number, { uriOf }: LogPageContext): Inline =>
  link(`${nameOf(path)}, line ${line}`, `${uriOf(path)}#L${line}`);

const lineItem = ({ path, line, text }: ShownLine, context: LogPageContext): readonly Inline[] => [
  placeLink(path, line, context),
  ': ',
  code(text.trim()),
];

function findingItem({ file, finding }: ShownFinding, context: LogPageContext): readonly Inline[] {
  const line = lineIndexOf(file.text).positionAt(finding.span.start).line + 1;
  return [
    placeLink(file.path, line, context),
    `: ${finding.message.what} (`,
    link(finding.rule, context.pageOf(finding.rule)),
    ')',
    ...quickFix(finding),
  ];
}

/** It is taken where the finding is underlined. */
function quickFix(finding: ReportedFinding): readonly Inline[] {
  const [fix] = finding.fixes();
  return fix === undefined ? [] : [' Quick fix there: ', strong(fix.title), '.'];
}

function unknownBlocks(unknown: readonly UnknownGroup[]): readonly Block[] {
  return [
    paragraph(strong('Not known:')),
    list(
      ...unknown
        .slice(0, mostUnknown)
        .map(({ record, count }): readonly Inline[] => [`${count} × `, code(messageOf(record))]),
    ),
  ];
}
