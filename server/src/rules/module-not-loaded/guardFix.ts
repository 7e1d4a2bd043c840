import { moduleFileOf } from '../../apache/moduleNames.js';
import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { markerBlockAt } from '../../site/insertionPoint.js';
import {
  type Directive,
  type HtaccessDocument,
  type Section,
  visitNodes,
} from '../../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import type { Refusal } from '../../verdict/refusal.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { argumentsOf, factsOf } from '../shared/refusals.js';
import { lineAt } from '../shared/repairs.js';
import { lossWithout } from './leavingOut.js';

/** Puts the line, and those beside it that wait for the same module, between `<IfModule>` tags. */
export function guardFix(node: Directive | Section, context: HtaccessContext): readonly Fix[] {
  const run = runsIn(context).get(node) ?? [node];
  const fixes = ofRuns.get(run) ?? fixesFor(run, context);
  ofRuns.set(run, fixes);
  return fixes;
}

/** The lines of a run have theirs in common. */
const ofRuns = new WeakMap<Run, readonly Fix[]>();

function fixesFor(run: Run, { file }: HtaccessContext): readonly Fix[] {
  const [module, other] = run[0] === undefined ? [] : (factsOf(run[0])?.modules ?? []);
  const isPanels = [run[0], run.at(-1)].some((each) => each && markerBlockAt(file, each.span.start) !== null);
  if (module === undefined || other !== undefined || isPanels) return [];
  const moduleFile = moduleFileOf(module);
  const title = `Put ${run.length === 1 ? 'it' : `these ${run.length} lines`} between <IfModule ${moduleFile}> and </IfModule>`;
  const change = editFile(file.path, ...wrapped(file.document, run, moduleFile));
  const loss = lossOf(run);
  return [loss === null ? safeFix(title, change) : unsafeFix(title, loss, change)];
}

function lossOf(run: Run): string | null {
  for (const node of run) {
    const facts = factsOf(node);
    const words = argumentsOf(node).map(({ value }) => value);
    const loss = facts === null ? null : lossWithout(facts, words);
    if (loss !== null) return loss;
  }
  return null;
}

type Run = readonly (Directive | Section)[];

/** Every line of a run asks for it. */
const known = new WeakMap<readonly Refusal[], ReadonlyMap<unknown, Run>>();

/**
 * For each node that waits for a module those next to it, itself included, that wait for the same; comments may
 * stand between them.
 */
function runsIn({ file, refusals }: HtaccessContext): ReadonlyMap<unknown, Run> {
  const found = known.get(refusals);
  if (found !== undefined) return found;
  const refused = new Set<unknown>(
    refusals.flatMap(({ kind, node }) => (kind === 'module-not-loaded' ? [node] : [])),
  );
  const runs = new Map<unknown, Run>();
  const open = new Map<Section | null, { readonly module: string; readonly run: (Directive | Section)[] }>();
  visitNodes(file.document.nodes, (node, sections) => {
    const around = sections.at(-1) ?? null;
    const module = node.kind === 'unmatchedSectionEnd' || !refused.has(node) ? undefined : moduleOf(node);
    if (node.kind === 'unmatchedSectionEnd' || module === undefined) {
      open.delete(around);
      return;
    }
    const last = open.get(around);
    const run = last?.module === module ? last.run : [];
    run.push(node);
    open.set(around, { module, run });
    runs.set(node, run);
  });
  known.set(refusals, runs);
  return runs;
}

const moduleOf = (node: Directive | Section): string | undefined => factsOf(node)?.modules[0];

/** A fix of more lines would change as many for each of them. */
const mostIndented = 30;

/** The lines between the tags go in by one level; what they are continued on stays, it may be part of a text. */
function wrapped(
  document: HtaccessDocument,
  run: readonly (Directive | Section)[],
  moduleFile: string,
): readonly TextEdit[] {
  const { lineEnd, unit, name } = fileStyleOf(document);
  const { start } = run[0]?.span ?? { start: 0 };
  const { end } = run.at(-1)?.span ?? { end: 0 };
  const first = lineAt(document, start);
  const last = lineAt(document, Math.max(start, end - 1));
  if (first === null || last === null) return [];
  const inner = document.lines.slice(first.index, last.index + 1);
  const lines = inner.length > mostIndented ? [] : inner;
  const deeper = lines.length === 0 ? '' : unit;
  const indentation = /^[ \t]*/.exec(first.line.text)?.[0] ?? '';
  const tag = name('IfModule');
  const lacking = document.text[last.line.end - 1] === '\n' ? '' : lineEnd;
  return [
    insertion(first.line.start, `${indentation}<${tag} ${moduleFile}>${lineEnd}${deeper}`),
    ...lines.slice(1).flatMap(({ start, text }) => (text.trim() === '' ? [] : [insertion(start, unit)])),
    insertion(last.line.end, `${lacking}${indentation}</${tag}>${lineEnd}`),
  ];
}
