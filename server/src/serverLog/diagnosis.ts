import { type LintedFile, lint, type ReportedFinding } from '../linter/lint.js';
import type { LinterSettings } from '../linter/settings.js';
import { ruleNames } from '../rules/registry.js';
import { quoted } from '../rules/shared/wording.js';
import type { Site } from '../site/site.js';
import { directivesNamed } from '../syntax/htaccess/directiveIndex.js';
import { lineIndexOf } from '../text/lineIndex.js';
import { folderOf, isWithin, join, nameOf } from '../text/path.js';
import type { Wording } from './cause.js';
import { unescaped } from './escapes.js';
import type { LogGroup } from './logGroups.js';
import { profileAfter } from './witness.js';

/** A file here that a line of the log may mean, with the site that it belongs to. */
export interface SubjectFile {
  readonly path: string;
  readonly site: Site;
  readonly settings: LinterSettings;
}

/** All files of a site that rules speak of. */
export const subjectsIn = (site: Site, settings: LinterSettings): readonly SubjectFile[] =>
  [...[...site.htaccess.values()].map(({ path }) => path), ...site.scripts.keys()].map((path) => ({
    path,
    site,
    settings,
  }));

/** A line of the site to look at. */
export interface ShownLine {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** `log`: the log names it. `file`: it is what the message is about. */
  readonly because: 'log' | 'file';
}

export interface ShownFinding {
  readonly file: LintedFile;
  readonly site: Site;
  readonly finding: ReportedFinding;
}

/** What a group of lines means, and what the site at hand has to say to it. */
export interface Diagnosis {
  readonly group: LogGroup;
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  /** What else it can be and how to find out. */
  readonly otherwise: readonly string[];
  /** The rules that find it, as far as there are such; the likeliest first. */
  readonly rules: readonly string[];
  /** The file that the lines are about, as the server names it; null for none. */
  readonly subject: string | null;
  readonly findings: readonly ShownFinding[];
  readonly lines: readonly ShownLine[];
  /** `not-here`: no file of the site has the name. */
  readonly standing: 'shown' | 'not-shown' | 'not-here' | 'no-file';
}

/** More findings than these do not help to choose. */
const mostFindings = 4;

/** The paths that an event names, the likeliest place of the fault first. */
export function pathsNamed({ cause, fields, script, frames, isRest }: LogGroup): readonly string[] {
  if (isRest) return [];
  const entry = cause.entryFile === undefined ? '' : join(fields['folder'] ?? '', cause.entryFile);
  const calls = frames.map(({ path }) => path).reverse();
  const paths = [...calls, fields['path'] ?? '', script ?? '', entry].map((path) =>
    path.replace(/(?<=.)\/$/, ''),
  );
  return [...new Set(paths)].filter((path) => path !== '' && nameOf(path) !== '' && !path.startsWith('<'));
}

/**
 * @param subjects of each path that the group names, the files here; under the empty path where it names none, the
 * .htaccess files and scripts of the whole site.
 */
export function diagnose(group: LogGroup, subjects: ReadonlyMap<string, readonly SubjectFile[]>): Diagnosis {
  const { cause, fields } = group;
  const named = pathsNamed(group);
  const files = distinct([...subjects.values()].flat());
  const findings = findingsFor(group, files);
  const lines = shownLines(group, subjects, findings);
  const found = findings.length > 0 || lines.length > 0;
  const safe = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, quoted(value, 160)]));
  const inWords = (wording: Wording): string => (typeof wording === 'string' ? wording : wording(safe));
  return {
    group,
    what: inWords(cause.what),
    why: inWords(cause.why),
    remedy: inWords(cause.remedy),
    otherwise: cause.otherwise,
    rules: cause.rules.filter((rule) => ruleNames.includes(rule)),
    subject: group.script ?? (fields['path'] || null) ?? named[0] ?? null,
    findings,
    lines,
    standing: found
      ? 'shown'
      : named.length === 0
        ? 'no-file'
        : files.length === 0
          ? 'not-here'
          : 'not-shown',
  };
}

const distinct = (files: readonly SubjectFile[]): readonly SubjectFile[] => [
  ...new Map(files.map((file) => [file.path, file])).values(),
];

/** Those in whose words the server speaks; else those of the cause's rules, errors before what is less. */
function findingsFor(group: LogGroup, files: readonly SubjectFile[]): readonly ShownFinding[] {
  const told = files.flatMap((file) => findingsAround(group, file));
  const exact = told.filter(({ finding }) => saysSo(group, finding));
  if (exact.length > 0) return once(exact).slice(0, mostFindings);
  const { rules } = group.cause;
  // Where the log names no file, only the server's own words can show that a script is meant.
  const isNamed = pathsNamed(group).length > 0;
  const ofRules = told.filter(
    (shown) =>
      rules.includes(shown.finding.rule) &&
      (isNamed || (shown.file.kind === 'htaccess' && isOfDirective(group, shown))),
  );
  const errors = ofRules.filter(({ finding }) => finding.severity === 'error');
  const chosen = group.cause.kind === 'symptom' && errors.length > 0 ? errors : ofRules;
  return once(
    [...chosen].sort((a, b) => rules.indexOf(a.finding.rule) - rules.indexOf(b.finding.rule)),
  ).slice(0, mostFindings);
}

/** Whether the finding stands on a line of the directive that the message names, if it names one. */
function isOfDirective({ fields }: LogGroup, { file, finding }: ShownFinding): boolean {
  const directive = (fields['directive'] ?? '').toLowerCase();
  if (directive === '') return true;
  const index = lineIndexOf(file.text);
  const { start, end } = index.lineSpan(index.positionAt(finding.span.start).line);
  return file.text.slice(start, end).trim().toLowerCase().startsWith(directive);
}

const once = (found: readonly ShownFinding[]): readonly ShownFinding[] => {
  const keys = new Set<string>();
  return found.filter(({ file, finding }) => {
    const key = `${file.path} ${finding.rule} ${finding.span.start}`;
    return !keys.has(key) && keys.add(key);
  });
};

/** Of the file and of the .htaccess files above it, as far as they are about it. */
function findingsAround(group: LogGroup, subject: SubjectFile): readonly ShownFinding[] {
  const { path, site } = subject;
  const above = [...site.htaccess.values()].filter((each) => isWithin(folderOf(each.path), path));
  const paths = new Set([path, ...above.map((each) => each.path)]);
  return [...paths].flatMap((each) => {
    const file = lintedAfter(group, { ...subject, path: each });
    return (file?.findings ?? [])
      .filter(({ related = [] }) => {
        const scripts = related.filter((place) => site.scripts.has(place.path));
        return each === path || scripts.length === 0 || scripts.some((place) => place.path === path);
      })
      .map((finding) => ({ file: file as LintedFile, site, finding }));
  });
}

/** With the rules that a person has switched off: the log says that the trouble is there. */
function lintedAfter(group: LogGroup, { path, site, settings }: SubjectFile): LintedFile | null {
  const all: LinterSettings = { ...settings, severities: new Map() };
  const asItIs = lint(site, path, all);
  if (asItIs === null || asItIs.kind === 'script') return asItIs;
  if (asItIs.findings.some((finding) => saysSo(group, finding))) return asItIs;
  const profile = profileAfter(settings.profile, group);
  return profile === null ? asItIs : lint(site, path, { ...all, profile });
}

/** Whether the server's line is the one that the finding foretells. */
function saysSo({ record, fields }: LogGroup, { message }: ReportedFinding): boolean {
  if (message.log === undefined) return false;
  const foretold = unescaped(message.log);
  if (foretold === fields['said'] || foretold === record.text) return true;
  // Some rules know a part of the line alone, since the rest depends on the version.
  return foretold.length >= shortestPart && record.text.includes(foretold);
}

/** In UTF-16 units: a shorter part of a line may stand in others, too. */
const shortestPart = 16;

/** The lines that the log names, or that the message is about, where no finding stands on them. */
function shownLines(
  group: LogGroup,
  subjects: ReadonlyMap<string, readonly SubjectFile[]>,
  findings: readonly ShownFinding[],
): readonly ShownLine[] {
  const { fields, frames, cause } = group;
  const line = Number(fields['line'] ?? '');
  const path = fields['path'] ?? '';
  const named = [...frames, ...(line > 0 && path !== '' ? [{ path, line }] : [])].reverse();
  for (const place of named) {
    const lines = (subjects.get(place.path) ?? []).flatMap((file) => lineOf(file, place.line, 'log'));
    // Of a call that lies outside of the site the one above it is looked at.
    if (lines.length > 0) return lines.filter((each) => !isTold(each, findings));
  }
  if (findings.length > 0) return [];
  const files = distinct([...subjects.values()].flat());
  const directive = (fields['directive'] ?? '').toLowerCase();
  const decide = directive === '' ? (cause.directives ?? []) : [directive];
  if (decide.length > 0) {
    const shown = distinctLines(files.flatMap((file) => directiveLine(file, decide)));
    return shown.length > mostLines ? [] : shown;
  }
  return cause.shownBy === 'first-line' && !subjects.has('')
    ? files.flatMap((file) => lineOf(file, 1, 'file'))
    : [];
}

/** Where more .htaccess files have such a line nothing tells which one it is. */
const mostLines = 2;

const distinctLines = (lines: readonly ShownLine[]): readonly ShownLine[] => [
  ...new Map(lines.map((line) => [`${line.path} ${line.line}`, line])).values(),
];

const isTold = (shown: ShownLine, findings: readonly ShownFinding[]): boolean =>
  findings.some(
    ({ file, finding }) =>
      file.path === shown.path &&
      lineIndexOf(file.text).positionAt(finding.span.start).line === shown.line - 1,
  );

function lineOf(
  { path, site }: SubjectFile,
  line: number,
  because: ShownLine['because'],
): readonly ShownLine[] {
  const text = site.scripts.get(path)?.script.text ?? htaccessAt(site, path)?.document.text ?? null;
  if (text === null) return [];
  const index = lineIndexOf(text);
  if (line > index.lineCount) return [];
  const { start, end } = index.lineSpan(line - 1);
  return [{ path, line, because, text: text.slice(start, end) }];
}

const htaccessAt = (site: Site, path: string): ReturnType<Site['htaccess']['get']> => {
  const file = site.htaccess.get(folderOf(path));
  return file?.path === path ? file : undefined;
};

/** In the nearest .htaccess at or above the file that has one of the directives, the first line with it. */
function directiveLine(file: SubjectFile, directives: readonly string[]): readonly ShownLine[] {
  const above = [...file.site.htaccess.values()]
    .filter(({ path }) => isWithin(folderOf(path), file.path))
    .sort((a, b) => b.path.length - a.path.length);
  const reach = nameOf(file.path).endsWith('.htaccess')
    ? above.filter(({ path }) => path === file.path)
    : above;
  for (const { path, document } of reach) {
    const first = directives.flatMap((each) => directivesNamed(document, each).slice(0, 1))[0];
    if (first !== undefined) return lineOf({ ...file, path }, first.node.line.lastLine, 'file');
  }
  return [];
}
