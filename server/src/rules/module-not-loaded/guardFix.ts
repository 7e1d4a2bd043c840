import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import { moduleFileOf } from '../../apache/moduleNames.js';
import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { markerBlockAt } from '../../site/insertionPoint.js';
import type { Directive, HtaccessDocument, HtaccessNode, Section } from '../../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import type { Refusal } from '../../verdict/refusal.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { argumentsOf, factsOf } from '../shared/refusals.js';
import { sectionsAround } from '../shared/repairs.js';
import { lossWithout } from './leavingOut.js';

/** Puts the line, and those beside it that wait for the same module, between `<IfModule>` tags. */
export function guardFix(
  node: Directive | Section,
  facts: DirectiveFacts,
  { kind }: Refusal,
  { file, refusals }: HtaccessContext,
): readonly Fix[] {
  const [module = ''] = facts.modules;
  const { document, path } = file;
  if (facts.modules.length > 1 || markerBlockAt(file, node.span.start) !== null) return [];
  const refused = new Set(refusals.filter((each) => each.kind === kind).map((each) => each.node));
  const run = runAround(document, node, (each) => refused.has(each) && factsOf(each)?.modules[0] === module);
  const losses = run.flatMap((each) => {
    const own = factsOf(each);
    return own === null
      ? []
      : (lossWithout(
          own,
          argumentsOf(each).map(({ value }) => value),
        ) ?? []);
  });
  const moduleFile = moduleFileOf(module);
  const title = `Put ${run.length === 1 ? 'it' : `these ${run.length} lines`} between <IfModule ${moduleFile}> and </IfModule>`;
  const change = editFile(path, ...wrapped(document, run, moduleFile));
  const [loss] = losses;
  return [loss === undefined ? safeFix(title, change) : unsafeFix(title, loss, change)];
}

/** Sections and directives next to each other, comments between them included, of which all fit. */
function runAround(
  document: HtaccessDocument,
  node: Directive | Section,
  fits: (node: Directive | Section) => boolean,
): readonly (Directive | Section)[] {
  const around = sectionsAround(document, node).at(-1);
  const siblings = (around?.children ?? document.nodes).filter((each) => each.kind !== 'comment');
  const isPart = (each: HtaccessNode | undefined): each is Directive | Section =>
    each !== undefined && (each.kind === 'directive' || each.kind === 'section') && fits(each);
  const at = siblings.indexOf(node);
  let first = at;
  while (isPart(siblings[first - 1])) first--;
  let last = at;
  while (isPart(siblings[last + 1])) last++;
  return siblings.slice(first, last + 1).filter(isPart);
}

/** The lines between the tags go in by one level; what they are continued on stays, it may be part of a text. */
function wrapped(
  document: HtaccessDocument,
  run: readonly (Directive | Section)[],
  moduleFile: string,
): readonly TextEdit[] {
  const { lineEnd, unit, name } = fileStyleOf(document);
  const start = Math.min(...run.map(({ span }) => span.start));
  const end = Math.max(...run.map(({ span }) => span.end));
  const lines = document.lines.filter((line) => line.start < end && start < line.end);
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return [];
  const indentation = /^[ \t]*/.exec(first.text)?.[0] ?? '';
  const tag = name('IfModule');
  const lacking = document.text[last.end - 1] === '\n' ? '' : lineEnd;
  return [
    insertion(first.start, `${indentation}<${tag} ${moduleFile}>${lineEnd}${unit}`),
    ...lines.slice(1).flatMap(({ start, text }) => (text.trim() === '' ? [] : [insertion(start, unit)])),
    insertion(last.end, `${lacking}${indentation}</${tag}>${lineEnd}`),
  ];
}
