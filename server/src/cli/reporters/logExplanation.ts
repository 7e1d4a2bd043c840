import type { Diagnosis, ShownLine } from '../../serverLog/diagnosis.js';
import type { UnknownGroup } from '../../serverLog/logGroups.js';
import type { LogRecord } from '../../serverLog/logRecord.js';
import { type DisplayPath, displayPathFrom } from '../displayPath.js';
import type { ExplainedLog } from '../explainLog.js';
import type { Outside } from '../outside.js';
import { SiteTexts } from '../siteTexts.js';
import { styleOf } from '../style.js';
import type { SuggestCommand } from '../suggestedCommand.js';
import { counted } from '../text/counted.js';
import { labelled } from '../text/paragraph.js';
import { visible } from '../text/visible.js';
import { JsonShapes, jsonText } from './json.js';
import { findingBlock, type Layout } from './pretty.js';

/** Unknown messages are listed so far; the rest is counted. */
const mostUnknown = 20;
/** A message may be as long as a page. */
const longestMessage = 500;

/** `explain --log` for a person: a block for each cause, the most frequent first. */
export function logAsText(
  { summary, diagnoses }: ExplainedLog,
  { terminal, currentFolder }: Outside,
  suggest: SuggestCommand,
): string {
  const style = styleOf(terminal);
  const layout = { displayPath: displayPathFrom(currentFolder), style, width: terminal.width, suggest };
  const blocks = [
    ...diagnoses.map((diagnosis) => causeBlock(diagnosis, summary.lines > 1, layout)),
    ...(summary.unknown.length === 0 ? [] : [unknownBlock(summary.unknown, layout)]),
  ];
  if (blocks.length === 0) return 'No line of this log asks for anything to be done.\n';
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const entry = (label: string, text: string, { style, width }: Layout): readonly string[] =>
  labelled(label, text, { indent: 2, hanging: 8, width, paint: style.quiet });

function causeBlock(diagnosis: Diagnosis, isOfMany: boolean, layout: Layout): readonly string[] {
  const { group, what, why, remedy, findings, lines } = diagnosis;
  const { cause, count, firstLine, record } = group;
  const { style } = layout;
  const answer = cause.status === null ? [] : [`answered ${cause.status}`];
  const times = isOfMany ? [`${counted(count, 'time')}, first on line ${firstLine}`] : [];
  const notes = [...times, ...answer].join('; ');
  return [
    `${style.place(cause.name)}${notes === '' ? '' : `  ${notes}`}`,
    `  ${style.quiet('log')}   ${visible(messageOf(record).slice(0, longestMessage))}`,
    ...entry('means', what, layout),
    ...entry('why', why, layout),
    ...entry('do', remedy, layout),
    ...lines.flatMap((line) => lineEntry(line, layout)),
    ...(findings.length === 0 ? standingEntry(diagnosis, layout) : []),
    ...findings.flatMap(({ file, site, finding }) => [
      '',
      ...findingBlock(file, finding, new SiteTexts(site), { ...layout, fixCommands: true }).map(
        (line) => `  ${line}`,
      ),
    ]),
  ];
}

/** The message as the server numbers it. */
const messageOf = ({ code, systemError, text }: LogRecord): string =>
  [systemError, code, text].filter((part) => part !== null && part !== '').join(': ');

const lineEntry = ({ path, line, text }: ShownLine, layout: Layout): readonly string[] => [
  ...entry('here', `${layout.displayPath(path)}:${line}`, layout),
  `          ${layout.style.command(visible(text.trim()))}`,
];

/** What the site has to say to it, where no rule finds anything. */
function standingEntry(
  { standing, subject, otherwise, group, rules }: Diagnosis,
  layout: Layout,
): readonly string[] {
  const name = subject ?? '';
  const said =
    standing === 'not-here'
      ? [`No file here is called as in the log: ${name}. Name the folder of the site behind the command.`]
      : standing === 'not-shown' && group.cause.kind !== 'notice'
        ? [
            `Nothing in the file here shows it${rules.length === 0 ? '' : `; looked for ${rules.join(', ')}`}.`,
          ]
        : [];
  return [
    ...said.flatMap((text) => entry('here', text, layout)),
    ...otherwise.flatMap((text, at) => entry(at === 0 ? 'or' : '', text, layout)),
  ];
}

function unknownBlock(unknown: readonly UnknownGroup[], layout: Layout): readonly string[] {
  const shown = unknown.slice(0, mostUnknown);
  const rest = unknown.length - shown.length;
  return [
    layout.style.place('not known'),
    ...shown.map(
      ({ record, count, firstLine }) =>
        `  ${layout.style.quiet(`${counted(count, 'time')}, first on line ${firstLine}`)}  ${visible(messageOf(record).slice(0, longestMessage))}`,
    ),
    ...(rest > 0 ? [`  and ${counted(rest, 'other message')}`] : []),
  ];
}

/** `explain --log --format json`. */
export function logAsJson({ summary, diagnoses }: ExplainedLog, { currentFolder }: Outside): string {
  const displayPath = displayPathFrom(currentFolder);
  return jsonText({
    version: 1,
    lines: summary.lines,
    causes: diagnoses.map((diagnosis) => causeAsJson(diagnosis, displayPath)),
    unknown: summary.unknown.map(({ record, count, firstLine }) => ({
      ...recordAsJson(record),
      count,
      firstLine,
    })),
  });
}

const recordAsJson = ({ code, level, module, systemError, text }: LogRecord): object => ({
  message: text.slice(0, longestMessage),
  code,
  level,
  module,
  systemError,
});

function causeAsJson(diagnosis: Diagnosis, displayPath: DisplayPath): object {
  const { group, what, why, remedy, otherwise, rules, subject, standing } = diagnosis;
  const { cause, count, consequences, firstLine, record } = group;
  return {
    cause: cause.name,
    kind: cause.kind,
    status: cause.status,
    count,
    consequences,
    firstLine,
    ...recordAsJson(record),
    what,
    why,
    remedy,
    rules,
    pages: rules.map((rule) => `docs/rules/${rule}.md`),
    subject,
    standing,
    lines: diagnosis.lines.map((line) => ({ ...line, path: displayPath(line.path) })),
    findings: diagnosis.findings.map(({ file, site, finding }) => ({
      path: displayPath(file.path),
      ...new JsonShapes(site, displayPath).finding(file.path, finding),
    })),
    otherwise,
  };
}
