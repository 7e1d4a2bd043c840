import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { LintedFile, ReportedFinding } from '../linter/lint.js';
import type { Fix } from '../site/change.js';
import { collide, type TextEdit } from '../text/edit.js';
import { type LineIndex, lineIndexOf } from '../text/lineIndex.js';
import { nameOf } from '../text/path.js';
import { contains, overlaps, type Span, touches } from '../text/span.js';
import { type DiagnosticOptions, diagnosticOf } from './diagnostics.js';
import type { Locations } from './locations.js';
import { type EditSupport, workspaceEditOf } from './workspaceEdit.js';

/** Joins `editor.codeActionsOnSave` as one of the fix-all actions. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.handlerDoctor`;

/** What a client has to run behind an edit, since no edit can do it. */
export interface FixCompletion {
  readonly title: string;
  readonly because: string | null;
  readonly modes: readonly { readonly uri: string; readonly mode: number }[];
  readonly steps: Fix['steps'];
}

export interface CodeActionOptions extends DiagnosticOptions {
  readonly support: EditSupport;
  /** The command that takes a `FixCompletion`. */
  readonly completionCommand: string;
  /** Whether the command can set modes here: a browser has none. */
  readonly setsModes: boolean;
  /** Kinds asked for; null for all. */
  readonly only: readonly CodeActionKind[] | null;
}

/** Which fix of which finding an action stands for, as long as the file has not changed. */
export interface FixReference {
  readonly finding: number;
  readonly fix: number;
}

export interface OfferedAction {
  /** Without its edit. */
  readonly action: CodeAction;
  /** Null for fix-all. */
  readonly reference: FixReference | null;
}

/** What can be done about the findings in a range, the best first; the edits are made by `editOf`. */
export function codeActionsAt(
  linted: LintedFile,
  range: Range,
  options: CodeActionOptions,
): readonly OfferedAction[] {
  const index = lineIndexOf(linted.text);
  const span = { start: index.offsetAt(range.start), end: index.offsetAt(range.end) };
  const offered: OfferedAction[] = [];
  if (wants(options.only, CodeActionKind.QuickFix)) {
    linted.findings.forEach((finding, number) => {
      if (meets(finding.span, span)) offered.push(...quickFixes(finding, number, index, options));
    });
  }
  if (wants(options.only, fixAllKind)) {
    const all = safeEdits(linted);
    const modes = safeModes(linted);
    const completion = options.setsModes && modes.length > 0 ? completionOfModes(modes, options) : null;
    if (all.length > 0 || completion !== null) {
      offered.push({
        action: {
          title: 'Apply all safe fixes of Handler Doctor in this file',
          kind: fixAllKind,
          ...commandOf(completion, options),
        },
        reference: null,
      });
    }
  }
  return offered;
}

/** The edit of an offered action; null where there is none, or the client cannot apply it. */
export function editOf(
  linted: LintedFile,
  reference: FixReference | null,
  options: { readonly locations: Locations; readonly support: EditSupport },
): WorkspaceEdit | null {
  const fix = reference === null ? fixAll(linted) : fixOf(linted, reference);
  if (fix === null || !fix.changes.some(({ kind }) => kind !== 'mode')) return null;
  return workspaceEditOf(fix, options.locations, options.support);
}

const fixOf = (linted: LintedFile, { finding, fix }: FixReference): Fix | null =>
  linted.findings[finding]?.fixes()[fix] ?? null;

function quickFixes(
  finding: ReportedFinding,
  number: number,
  index: LineIndex,
  options: CodeActionOptions,
): readonly OfferedAction[] {
  const diagnostic = diagnosticOf(finding, index, options);
  return finding.fixes().flatMap((fix, fixNumber) => {
    if (!canBeMade(fix, options)) return [];
    return [
      {
        action: quickFix(fix, fixNumber === 0, diagnostic, options),
        reference: { finding: number, fix: fixNumber },
      },
    ];
  });
}

function quickFix(fix: Fix, best: boolean, diagnostic: Diagnostic, options: CodeActionOptions): CodeAction {
  return {
    title: titleOf(fix, options),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    ...(best && fix.safety === 'safe' && { isPreferred: true }),
    ...commandOf(completionOf(fix, options), options),
  };
}

/** A client that asks nobody to confirm shows the reason in the menu. */
function titleOf({ title, safety, because }: Fix, { support }: CodeActionOptions): string {
  if (safety === 'display-only') return `Show: ${title}`;
  return safety === 'safe' || support.changeAnnotations ? title : `${title} (check first: ${because})`;
}

/** Whether this client on this host can do what the fix says, but for a mode beside edits. */
function canBeMade(fix: Fix, { support, setsModes, locations }: CodeActionOptions): boolean {
  const onlyModes = fix.changes.length > 0 && fix.changes.every(({ kind }) => kind === 'mode');
  if (onlyModes && !setsModes) return false;
  return fix.changes.every(({ kind, path }) => {
    if (kind === 'create') return support.createFiles;
    return kind !== 'edit' || locations.textOf(path) !== null;
  });
}

/** Null where the edit does it all. */
function completionOf(fix: Fix, { locations, setsModes }: CodeActionOptions): FixCompletion | null {
  const modes = fix.changes.flatMap((change) =>
    change.kind === 'mode' && setsModes ? [{ uri: locations.uriOf(change.path), mode: change.mode }] : [],
  );
  const steps = [...fix.steps, ...lineEndSteps(fix, locations)];
  if (modes.length === 0 && steps.length === 0 && fix.changes.length > 0) return null;
  return { title: fix.title, because: fix.because, modes, steps };
}

/** Many editors keep line ends apart from the text: an edit that takes the CR away comes to nothing there. */
function lineEndSteps({ changes }: Fix, { textOf }: Locations): Fix['steps'] {
  return changes.flatMap((change) => {
    if (change.kind !== 'edit' || change.edits.length === 0) return [];
    const text = textOf(change.path) ?? '';
    const isLineEnds = change.edits.every(
      ({ span, newText }) =>
        newText === '' && /^\r+$/.test(text.slice(span.start, span.end)) && text[span.end] === '\n',
    );
    if (!isLineEnds) return [];
    const name = nameOf(change.path);
    const how = 'in Visual Studio Code by a click on CRLF in the status bar';
    return [
      {
        text: `If ${name} still ends its lines in CR LF, let them end in LF (${how}), and save it.`,
        snippet: null,
      },
    ];
  });
}

const completionOfModes = (
  modes: readonly { readonly path: string; readonly mode: number }[],
  { locations }: CodeActionOptions,
): FixCompletion => ({
  title: 'Set the modes of this file',
  because: null,
  modes: modes.map(({ path, mode }) => ({ uri: locations.uriOf(path), mode })),
  steps: [],
});

const commandOf = (
  completion: FixCompletion | null,
  { completionCommand }: CodeActionOptions,
): Pick<CodeAction, 'command'> =>
  completion === null
    ? {}
    : { command: { title: completion.title, command: completionCommand, arguments: [completion] } };

/** All safe fixes of a file as one. */
function fixAll(linted: LintedFile): Fix {
  return {
    title: 'Apply all safe fixes',
    safety: 'safe',
    because: null,
    changes: [{ kind: 'edit', path: linted.path, edits: safeEdits(linted) }],
    target: null,
    steps: [],
  };
}

/** The safe fixes that concern this file alone: the best one of each finding. A conversion is never safe. */
const safeFixes = (linted: LintedFile): readonly Fix[] =>
  linted.findings.flatMap((finding) => {
    const best = finding.ownFixes().find(({ safety }) => safety === 'safe');
    return best?.changes.every(({ kind, path }) => kind !== 'create' && path === linted.path) ? [best] : [];
  });

/** Where two fixes want the same text the first one gets it; the other is made the next time. */
function safeEdits(linted: LintedFile): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const fix of safeFixes(linted)) {
    const edits = fix.changes.flatMap((change) => (change.kind === 'edit' ? change.edits : []));
    if (!collide(taken, edits)) taken.push(...edits);
  }
  return taken;
}

const safeModes = (linted: LintedFile) =>
  safeFixes(linted).flatMap(({ changes }) =>
    changes.flatMap((change) => (change.kind === 'mode' ? [change] : [])),
  );

const wants = (only: readonly CodeActionKind[] | null, kind: CodeActionKind): boolean =>
  only?.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`)) ?? true;

/** A cursor at the edge of a finding means it; so does a selection that holds it or lies in it. */
const meets = (finding: Span, range: Span): boolean =>
  range.start === range.end
    ? touches(finding, range.start)
    : overlaps(finding, range) || contains(range, finding);
