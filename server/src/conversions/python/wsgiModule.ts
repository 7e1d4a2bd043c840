import {
  indentOf,
  lineStart,
  nextLine,
  onlyExpression,
  type PythonTree,
  statementsOf,
} from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { TextEdit } from '../../text/edit.js';
import { contains, overlaps, type Span } from '../../text/span.js';

/** The parts from which the new module is put together. */
export interface WsgiModuleParts {
  readonly tree: PythonTree;
  readonly kept: ReadonlySet<SyntaxNode>;
  /** All edits inside statements; they do not overlap. */
  readonly edits: readonly TextEdit[];
  readonly imports: readonly string[];
  /** Lines behind the imports, as `HERE = ...`. */
  readonly constants: readonly string[];
  /** The import before which the script's own folder must be on the path; null where none needs it. */
  readonly firstSibling: SyntaxNode | null;
  readonly pathLines: readonly string[];
  readonly signature: string;
  /** The first lines of `application`, without indentation. */
  readonly opening: readonly string[];
  /** Its last lines. */
  readonly closing: readonly string[];
  /** Whether what runs may leave by SystemExit, which ends the response and not the server. */
  readonly catchesExit: boolean;
  readonly indentUnit: string;
}

const guard = (unit: string): readonly string[] => [
  'if __name__ == "__main__":',
  `${unit}from wsgiref.handlers import CGIHandler`,
  '',
  `${unit}CGIHandler().run(application)`,
];

/** The text of the module as a WSGI application that also runs under CGI; line ends are LF. */
export function wsgiModule(parts: WsgiModuleParts): string {
  const { tree, indentUnit: unit } = parts;
  const chunks = chunksOf(tree);
  const head = tree.text.slice(0, chunks[0]?.start ?? tree.text.length);
  const tail = tree.text.slice(chunks.at(-1)?.end ?? tree.text.length);
  const keptChunks = chunks.filter((chunk) => parts.kept.has(chunk.statement));
  const movedChunks = chunks.filter((chunk) => !parts.kept.has(chunk.statement));

  const keptText = keptChunks.map((chunk) => {
    const before = chunk.statement === parts.firstSibling ? lines(parts.pathLines) : '';
    return before + sliceLines(tree.text, chunk, parts.edits);
  });
  const importsEnd = endOfImports(keptChunks.map(({ statement }) => statement));
  const follows = keptText[importsEnd]?.trimStart() === keptText[importsEnd] ? [''] : [];
  const added = [...parts.imports, ...(parts.constants.length > 0 ? ['', ...parts.constants] : follows)];
  keptText.splice(importsEnd, 0, lines(added));

  const firstRun = movedChunks.findIndex(({ statement }) => !/definition$/.test(statement.type));
  const definitions = parts.catchesExit ? movedChunks.slice(0, Math.max(firstRun, 0)) : [];
  const deeper = parts.catchesExit ? unit + unit : unit;
  const before = block(definitions.map((chunk) => movedText(parts, chunk, unit)));
  const moved = block(movedChunks.slice(definitions.length).map((chunk) => movedText(parts, chunk, deeper)));
  const opening = parts.opening.map((line) => unit + line);
  const inner = [
    ...opening,
    ...(before === '' ? [] : [opening.length > 0 ? `\n${before}\n` : `${before}\n`]),
    ...(parts.catchesExit ? [`${unit}try:`] : []),
    ...(moved === ''
      ? []
      : [startsApart(moved) && opening.length > 0 && !parts.catchesExit ? `\n${moved}` : moved]),
    ...(parts.catchesExit ? [`${unit}except SystemExit:`, `${unit}${unit}pass`] : []),
    ...parts.closing.map((line) => unit + line),
  ];
  const top = (head + keptText.join('')).trimEnd();
  const application = [parts.signature, ...inner].join('\n');
  const end = tail.trim() === '' ? '' : `\n${tail.trim()}`;
  return `${[top, application, guard(unit).join('\n')].filter((part) => part !== '').join('\n\n\n')}\n${end}`;
}

/** Chunks as one block, without blank lines around it. */
const block = (texts: readonly string[]): string =>
  texts
    .join('')
    .replace(/^\s*\n/, '')
    .trimEnd();

/** Definitions and comments want a blank line above. */
const startsApart = (text: string): boolean => /^\s*(def|class|async|@|#)/.test(text);

/** A line, with the comments and blank lines above it: one statement, or several that stand on it. */
interface Chunk extends Span {
  readonly statement: SyntaxNode;
}

function chunksOf(tree: PythonTree): readonly Chunk[] {
  const { text, root } = tree;
  const chunks: Chunk[] = [];
  const statements = statementsOf(root);
  let start = endOfHead(text, statements[0]);
  statements.forEach((statement, index) => {
    const next = statements[index + 1];
    if (next !== undefined && !text.slice(statement.span.end, next.span.start).includes('\n')) return;
    const end = nextLine(text, statement.span.end);
    chunks.push({ statement, start, end });
    start = end;
  });
  return chunks;
}

/** Shebang, encoding and the comments that a blank line parts from the first statement are the file's own. */
function endOfHead(text: string, first: SyntaxNode | undefined): number {
  if (first === undefined) return text.length;
  const lead = text.slice(0, lineStart(text, first.span.start));
  const blank = [...lead.matchAll(/^[ \t]*\r?\n/gm)].at(-1);
  return blank === undefined ? lead.length : blank.index + blank[0].length;
}

function endOfImports(statements: readonly SyntaxNode[]): number {
  const isImport = (node: SyntaxNode): boolean => /^(future_)?import(_from)?_statement$/.test(node.type);
  const first = statements.findIndex(isImport);
  if (first < 0)
    return statements[0] !== undefined && onlyExpression(statements[0])?.type === 'string' ? 1 : 0;
  const end = statements.findIndex((statement, index) => index > first && !isImport(statement));
  return end < 0 ? statements.length : end;
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

/** The text of a span with the edits that lie in it. */
export function slice(text: string, span: Span, edits: readonly TextEdit[]): string {
  const inside = edits
    .filter((edit) => contains(span, edit.span))
    .toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let at = span.start;
  for (const edit of inside) {
    result += text.slice(at, edit.span.start) + edit.newText;
    at = Math.max(at, edit.span.end);
  }
  return result + text.slice(at, span.end);
}

/** The same for whole lines: what is inserted where the next line starts belongs to that one. */
const sliceLines = (text: string, span: Span, edits: readonly TextEdit[]): string =>
  slice(text, span, span.end === text.length ? edits : edits.filter((edit) => edit.span.start < span.end));

/** A chunk one level deeper; the guard of a main program gives its body, which is that deep already. */
function movedText(parts: WsgiModuleParts, chunk: Chunk, unit: string): string {
  const { tree } = parts;
  const block = mainGuardBody(tree, chunk.statement);
  if (block === null) return indented(parts, chunk, unit, '');
  const lead = indented(
    parts,
    { start: chunk.start, end: lineStart(tree.text, chunk.statement.span.start) },
    unit,
    '',
  );
  const inline = !tree.text.slice(chunk.statement.span.start, block.span.start).includes('\n');
  if (inline)
    return `${lead}${unit}${slice(tree.text, { start: block.span.start, end: chunk.end }, parts.edits)}`;
  const colon = nextLine(
    tree.text,
    tree.text.indexOf(':', childInField(chunk.statement, 'condition')?.span.end ?? 0),
  );
  return lead + indented(parts, { start: colon, end: chunk.end }, unit, indentOf(tree.text, block.span));
}

/** The block behind `if __name__ == "__main__":`; null where the statement is another, or has an else. */
export function mainGuardBody(tree: PythonTree, statement: SyntaxNode): SyntaxNode | null {
  if (statement.type !== 'if_statement') return null;
  const condition = childInField(statement, 'condition');
  if (condition === null || statement.children.some((child) => child.field === 'alternative')) return null;
  const source = tree
    .source(condition)
    .replace(/\s+|[()]/g, '')
    .replaceAll("'", '"');
  return source === '__name__=="__main__"' || source === '"__main__"==__name__'
    ? childInField(statement, 'consequence')
    : null;
}

/** The strings that go over several lines. */
function longStrings(tree: PythonTree): readonly Span[] {
  const known = longStringsOf.get(tree);
  if (known !== undefined) return known;
  const found = [...descendants(tree.root)]
    .filter((node) => node.type === 'string' && tree.source(node).includes('\n'))
    .map((node) => node.span);
  longStringsOf.set(tree, found);
  return found;
}

/** Asked for with every statement that moves: the tree is read for it once. */
const longStringsOf = new WeakMap<PythonTree, readonly Span[]>();

/** Puts `unit` in place of `old` at the start of each line that is neither blank nor inside a string. */
function indented({ tree, edits: all }: WsgiModuleParts, span: Span, unit: string, old: string): string {
  const strings = longStrings(tree).filter((string) => overlaps(string, span));
  const edits = all.filter((edit) => edit.span.start <= span.end && span.start <= edit.span.end);
  const shifts: TextEdit[] = [];
  let wasBlank = false;
  for (let at = span.start; at < span.end; at = nextLine(tree.text, at)) {
    const line = tree.text.slice(at, nextLine(tree.text, at));
    const isInString = strings.some(({ start, end }) => start < at && at < end);
    const isCovered = edits.some(
      (edit) =>
        (edit.span.start < at && at < edit.span.end) ||
        (edit.span.start === at && edit.newText === '' && edit.span.end >= at + line.length && line !== ''),
    );
    if (isInString || isCovered) continue;
    if (line.trim() === '') {
      // Two blank lines stand between definitions at the top, one in a function.
      if (wasBlank) shifts.push({ span: { start: at, end: at + line.length }, newText: '' });
      wasBlank = true;
      continue;
    }
    wasBlank = false;
    const has = line.startsWith(old) ? old.length : (/^[ \t]*/.exec(line)?.[0].length ?? 0);
    shifts.push({ span: { start: at, end: at + has }, newText: unit });
  }
  const shift = unit.slice(old.length) || (old.length >= unit.length ? '' : unit);
  const deeper = edits.map((edit) =>
    edit.newText.includes('\n') ? { ...edit, newText: edit.newText.replaceAll('\n', `\n${shift}`) } : edit,
  );
  return sliceLines(tree.text, span, [...shifts, ...deeper]);
}
