import { createTwoFilesPatch } from 'diff';
import type { LintedFile, ReportedFinding } from '../../server/src/linter/lint.js';
import type { Fix } from '../../server/src/site/change.js';
import { lineIndexOf } from '../../server/src/text/lineIndex.js';
import { type MemoryFiles, textIn, withChanges } from '../support/memoryFiles.js';

/** What a person sees of a finding, and what each of its fixes would do, as a snapshot shows it. */
export function describeFinding(files: MemoryFiles, file: LintedFile, finding: ReportedFinding): string {
  const { what, why, remedy, log } = finding.message;
  const lines = [
    `${file.path.replace('/site/', '')}:${place(file, finding)} ${finding.severity} ${finding.rule}`,
    ...underlined(file, finding),
    what,
    `why  ${why}`,
    `do   ${remedy}`,
    ...(log === undefined ? [] : [`log  ${log}`]),
    ...(finding.related ?? []).map(({ path, message }) => `see  ${path.replace('/site/', '')}: ${message}`),
    ...finding.fixes().flatMap((fix) => ['', ...describeFix(files, fix)]),
  ];
  return `${lines.join('\n')}\n`;
}

function place(file: LintedFile, { span }: ReportedFinding): string {
  const { start, end } = lineIndexOf(file.text).rangeOf(span);
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
}

function underlined(file: LintedFile, { span }: ReportedFinding): readonly string[] {
  const index = lineIndexOf(file.text);
  const { start, end } = index.rangeOf(span);
  const { start: from, end: to } = index.lineSpan(start.line);
  const source = file.text.slice(from, to);
  const stop = end.line === start.line ? end.character : source.length;
  const marker =
    source.slice(0, start.character).replace(/[^\t]/g, ' ') + '~'.repeat(Math.max(1, stop - start.character));
  return [`  | ${source}`, `  | ${marker}`];
}

function describeFix(files: MemoryFiles, fix: Fix): readonly string[] {
  const title = `fix  ${fix.title} (${fix.safety}${fix.because === null ? '' : `: ${fix.because}`})`;
  if (fix.target !== null) return [title];
  const after = withChanges(files, fix.changes);
  const changes = fix.changes.flatMap((change) => {
    const name = change.path.replace('/site/', '');
    if (change.kind === 'mode') return [`mode ${name} ${change.mode.toString(8)}`];
    const old = files.has(change.path) ? textIn(files, change.path) : '';
    return createTwoFilesPatch(name, name, old, textIn(after, change.path), '', '', { context: 1 })
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('====='));
  });
  const steps = fix.steps.flatMap(({ text, snippet }) => [
    `step ${text}`,
    ...(snippet === null ? [] : [`${snippet.place}:`, ...snippet.text.split('\n')]),
  ]);
  return [title, ...changes, ...steps];
}
