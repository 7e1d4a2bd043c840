import type { ReportedFinding } from '../../linter/lint.js';
import type { Change, Fix } from '../../site/change.js';
import type { Site } from '../../site/site.js';
import type { CheckedFile } from '../checkedFiles.js';
import type { DisplayPath } from '../displayPath.js';
import { SiteTexts } from '../siteTexts.js';
import { type CheckReport, summaryOf } from './report.js';

/** The version of the shapes below: within it fields may be added; none change or go. */
const version = 1;

/** `check --format json`: the whole report as one object. */
export function jsonReport({ profile, files }: CheckReport, displayPath: DisplayPath): string {
  const entries = files.map((file) => jsonFile(file, displayPath));
  return jsonText({ version, profile, files: entries, summary: summaryOf(files) });
}

/** `check --format ndjson`: the entry of each file on a line, then version, profile and summary on the last. */
export function ndjsonReport({ profile, files }: CheckReport, displayPath: DisplayPath): string {
  const entries = files.map((file) => jsonFile(file, displayPath));
  const lines = [...entries, { version, profile, summary: summaryOf(files) }];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** As all commands print JSON. */
export const jsonText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function jsonFile(file: CheckedFile, displayPath: DisplayPath): object {
  const path = displayPath(file.path);
  if (file.kind === 'unreadable') {
    const { reason: error, consequence } = file;
    return { path, kind: null, refused: null, findings: [], error, consequence };
  }
  const { linted, site } = file;
  const shapes = new JsonShapes(site, displayPath);
  const findings = linted.findings.map((finding) => shapes.finding(file.path, finding));
  return { path, kind: linted.kind, refused: linted.refused, findings };
}

/** Findings, fixes and changes in the public form: positions instead of offsets, paths as shown. */
export class JsonShapes {
  private readonly texts: SiteTexts;

  constructor(
    site: Site,
    private readonly displayPath: DisplayPath,
  ) {
    this.texts = new SiteTexts(site);
  }

  finding(path: string, finding: ReportedFinding): object {
    const { what, why, remedy, log } = finding.message;
    return {
      rule: finding.rule,
      severity: finding.severity,
      message: what,
      why,
      remedy,
      log: log ?? null,
      page: `docs/rules/${finding.rule}.md`,
      range: this.texts.rangeOf(path, finding.span),
      related: (finding.related ?? []).map((place) => ({
        path: this.displayPath(place.path),
        range: this.texts.rangeOf(place.path, place.span),
        message: place.message,
      })),
      fixes: finding.fixes().map((fix) => this.fix(fix)),
      declined: finding.declined(),
    };
  }

  fix({ title, safety, because, target, changes, steps }: Fix): object {
    return { title, safety, because, target, changes: this.changes(changes), steps };
  }

  changes(changes: readonly Change[]): readonly object[] {
    return changes.flatMap((change) => this.change(change));
  }

  /** Each edit is a change of its own. */
  private change(change: Change): readonly object[] {
    const path = this.displayPath(change.path);
    switch (change.kind) {
      case 'edit':
        return change.edits.map(({ span, newText }) => ({
          kind: 'edit',
          path,
          range: this.texts.rangeOf(change.path, span),
          newText,
        }));
      case 'create':
        return [{ kind: 'create', path, text: change.text }];
      case 'mode':
        return [{ kind: 'mode', path, mode: change.mode.toString(8) }];
    }
  }
}
