import type { LintedFile, ReportedFinding } from '../../linter/lint.js';
import type { RelatedPlace } from '../../rules/rule.js';
import type { Fix } from '../../site/change.js';
import { folderOf } from '../../text/path.js';
import type { CheckedFile } from '../checkedFiles.js';
import type { DisplayPath } from '../displayPath.js';
import { SiteTexts } from '../siteTexts.js';
import type { Style } from '../style.js';
import type { SuggestCommand } from '../suggestedCommand.js';
import { excerptOf } from '../text/excerpt.js';
import { labelled, paragraph } from '../text/paragraph.js';
import { shellWord } from '../text/shellWord.js';
import { visible } from '../text/visible.js';
import { stepLines } from './steps.js';

/** How a pretty report is laid out. */
export interface Layout {
  readonly displayPath: DisplayPath;
  readonly style: Style;
  /** In columns. */
  readonly width: number;
  readonly suggest: SuggestCommand;
  /** Whether each fix of the rule itself is followed by the command that makes it. */
  readonly fixCommands?: boolean;
}

/** Where the text behind `why`, `log`, `do`, `see` and `fix` begins. */
const hanging = 7;

/** `check` for a person: a block for each finding of the file, with an empty line behind it. */
export function prettyFile(file: CheckedFile, layout: Layout): string {
  const { style, displayPath } = layout;
  if (file.kind === 'unreadable') {
    const place = style.place(visible(displayPath(file.path)));
    const lines = [
      `${place}  ${style.severity.error('unreadable')}`,
      ...paragraph(file.reason, 2, layout.width),
      ...(file.consequence === null ? [] : entry('why', file.consequence, layout)),
    ];
    return `${lines.join('\n')}\n\n`;
  }
  const texts = new SiteTexts(file.site);
  const blocks = file.linted.findings.map((finding) => findingBlock(file.linted, finding, texts, layout));
  return [refusalBlock(file.linted, texts, layout), ...blocks]
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n\n`)
    .join('');
}

export function findingBlock(
  file: LintedFile,
  finding: ReportedFinding,
  texts: SiteTexts,
  layout: Layout,
): readonly string[] {
  const { style } = layout;
  const { message, severity, rule, span } = finding;
  const place = style.place(placeOf(file.path, span.start, texts, layout));
  const fixes = finding.fixes();
  return [
    `${place}  ${style.severity[severity](severity)}  ${rule}`,
    ...sourceLines(file, finding, texts, layout),
    ...paragraph(message.what, 2, layout.width),
    ...entry('why', message.why, layout),
    ...(message.log === undefined ? [] : [logLine(message.log, layout)]),
    ...entry('do', message.remedy, layout),
    ...(finding.related ?? []).flatMap((related) => relatedLines(related, texts, layout)),
    ...fixes.flatMap((fix, at) => fixLines(at === 0 ? 'fix' : 'or', finding, fix, file, layout)),
    ...finding.declined().flatMap((declined) => declinedLines(declined, layout)),
  ];
}

const entry = (label: string, text: string, { style, width }: Layout): readonly string[] =>
  labelled(label, text, { indent: 2, hanging, width, paint: style.quiet });

/** In one piece, however long: it is what a person searches for. */
const logLine = (log: string, { style }: Layout): string => `  ${style.quiet('log')}  ${visible(log)}`;

function placeOf(path: string, offset: number, texts: SiteTexts, { displayPath }: Layout): string {
  const { line, character } = texts.indexOf(path).positionAt(offset);
  return `${visible(displayPath(path))}:${line + 1}:${character + 1}`;
}

function sourceLines(
  { text, path }: LintedFile,
  { span, severity }: ReportedFinding,
  texts: SiteTexts,
  { style, width }: Layout,
): readonly string[] {
  const excerpt = excerptOf(text, texts.indexOf(path), span, width - 10);
  const gutter = Math.max(...excerpt.map(({ number }) => String(number).length));
  return excerpt.flatMap(({ number, text: source, marker }) => [
    `  ${style.quiet(`${String(number).padStart(gutter)} |`)} ${source}`.trimEnd(),
    `  ${style.quiet(`${' '.repeat(gutter)} |`)} ${style.severity[severity](marker)}`,
  ]);
}

function relatedLines(related: RelatedPlace, texts: SiteTexts, layout: Layout): readonly string[] {
  const place = placeOf(related.path, related.span.start, texts, layout);
  return entry('see', `${place}: ${related.message}`, layout);
}

function fixLines(
  label: string,
  finding: ReportedFinding,
  fix: Fix,
  file: LintedFile,
  layout: Layout,
): readonly string[] {
  const { style, displayPath, width, suggest } = layout;
  const { title, safety, because, target, steps } = fix;
  const offer = [
    ...entry(label, `${title} (${safety})`, layout),
    ...paragraph(because ?? '', hanging, width),
  ];
  if (safety === 'display-only')
    return [...offer, ...steps.flatMap((step) => stepLines(step, hanging, layout))];
  if (target === null)
    return layout.fixCommands === true ? [...offer, fixCommand(finding, fix, file, layout)] : offer;
  const folder = folderOf(finding.invites?.file.path ?? file.path);
  const command = suggest('convert', [shellWord(displayPath(folder)), '--to', target]);
  return [...offer, ' '.repeat(hanging) + style.command(visible(command))];
}

function fixCommand({ rule }: ReportedFinding, { safety }: Fix, file: LintedFile, layout: Layout): string {
  const { style, displayPath, suggest } = layout;
  const unsafe = safety === 'unsafe' ? ['--unsafe'] : [];
  const command = suggest('fix', [shellWord(displayPath(file.path)), '--rule', rule, ...unsafe]);
  return ' '.repeat(hanging) + style.command(visible(command));
}

const declinedLines = (
  { target, reason }: { readonly target: string; readonly reason: string },
  { style, width }: Layout,
): readonly string[] =>
  labelled('not here', `${target}: ${reason}`, { indent: 2, hanging: 12, width, paint: style.quiet });

/** What the server refuses stays true where its finding is suppressed or switched off: then it is said alone. */
function refusalBlock(file: LintedFile, texts: SiteTexts, layout: Layout): readonly string[] {
  const { refused, path } = file;
  if (refused === null || isExplained(file, refused.line, texts)) return [];
  const { style, displayPath, width } = layout;
  return [
    `${style.place(`${visible(displayPath(path))}:${refused.line}`)}  ${style.severity.error('refused')}`,
    ...paragraph(`Apache answers 500 to every request below this folder: ${refused.message}`, 2, width),
  ];
}

const isExplained = ({ findings, path }: LintedFile, line: number, texts: SiteTexts): boolean =>
  findings.some(({ severity, span }) => {
    const { start, end } = texts.rangeOf(path, span);
    return severity === 'error' && start.line < line && line <= end.line + 1;
  });
