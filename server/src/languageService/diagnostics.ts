import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
} from 'vscode-languageserver';
import type { LintedFile, ReportedFinding } from '../linter/lint.js';
import type { Message, Severity } from '../rules/rule.js';
import { type LineIndex, lineIndexOf } from '../text/lineIndex.js';
import { type Locations, lineIndexes } from './locations.js';

/** What clients show as the origin of a diagnostic. */
export const diagnosticSource = 'Handler Doctor';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

export interface DiagnosticOptions {
  readonly locations: Locations;
  /** Whether the client shows places that belong to a diagnostic. */
  readonly relatedInformation: boolean;
  /** The address of a rule's page. */
  readonly pageOf: (rule: string) => string;
}

export function diagnosticsOf(linted: LintedFile, options: DiagnosticOptions): readonly Diagnostic[] {
  const index = lineIndexOf(linted.text);
  return linted.findings.map((finding) => diagnosticOf(finding, index, options));
}

export function diagnosticOf(
  finding: ReportedFinding,
  index: LineIndex,
  options: DiagnosticOptions,
): Diagnostic {
  const related = options.relatedInformation ? relatedInformationOf(finding, options.locations) : [];
  return {
    range: index.rangeOf(finding.span),
    severity: severities[finding.severity],
    code: finding.rule,
    codeDescription: { href: options.pageOf(finding.rule) },
    source: diagnosticSource,
    message: plainMessage(finding.message),
    ...(related.length > 0 && { relatedInformation: related }),
    data: finding.message,
  };
}

/** The parts of a message below each other; the first line alone says what is wrong. */
function plainMessage({ what, why, remedy, log }: Message): string {
  const parts = [what, why, `What to do: ${remedy}`];
  if (log !== undefined) parts.push(`In the server's error log: ${log}`);
  return parts.join('\n');
}

function relatedInformationOf(
  finding: ReportedFinding,
  locations: Locations,
): DiagnosticRelatedInformation[] {
  const indexOf = lineIndexes(locations);
  return (finding.related ?? []).flatMap(({ path, span, message }) => {
    const index = indexOf(path);
    return index === null
      ? []
      : [{ location: { uri: locations.uriOf(path), range: index.rangeOf(span) }, message }];
  });
}
