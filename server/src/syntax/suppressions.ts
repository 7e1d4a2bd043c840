import type { Span } from '../text/span.js';
import type { HtaccessDocument, Section } from './htaccess/nodes.js';
import type { EntrypointScript } from './script/entrypointScript.js';
import { descendants, namedChildren, type SyntaxNode } from './script/syntaxNode.js';

/** A comment that switches rules off. It stands on a line of its own, in the comment syntax of its file. */
export interface Suppression {
  /** The comment. */
  readonly span: Span;
  readonly rules: readonly SuppressedRule[];
  /** What is written behind `--`; empty where no reason is given. */
  readonly reason: string;
}

export interface SuppressedRule {
  readonly name: string;
  readonly span: Span;
  /** A finding of the rule that starts in here is not shown; null where nothing follows that it could be about. */
  readonly scope: Span | null;
}

/** What a person can write, and where directives or statements stand that it can bind to. */
interface Commented {
  readonly comments: readonly Span[];
  /** In the order of the text. */
  readonly statements: readonly Span[];
}

/** What every such comment holds. */
const prefix = 'handler-doctor-';
const form = /handler-doctor-(disable-next-line|disable-file|disable|enable)[ \t]+([^\n]*?)[ \t\r]*$/;

export const suppressionsInHtaccess = (document: HtaccessDocument): readonly Suppression[] =>
  document.text.includes(prefix) ? suppressionsIn(document.text, htaccessParts(document)) : [];

export const suppressionsInScript = (script: EntrypointScript): readonly Suppression[] =>
  suppressionsIn(
    script.text,
    script.python === null ? lineParts(script.text) : treeParts(script.python.tree),
  );

function suppressionsIn(text: string, { comments, statements }: Commented): readonly Suppression[] {
  const suppressions: Suppression[] = [];
  const marks = comments.flatMap((span) => readMark(text, span) ?? []);
  for (const mark of marks) {
    if (mark.kind === 'enable') continue;
    suppressions.push({
      span: mark.span,
      rules: mark.rules.map((rule) => ({
        ...rule,
        scope: scopeOf(mark, rule.name, marks, statements, text),
      })),
      reason: mark.reason,
    });
  }
  return suppressions;
}

interface Mark {
  readonly kind: string;
  readonly span: Span;
  readonly rules: readonly Omit<SuppressedRule, 'scope'>[];
  readonly reason: string;
}

/** Null for any other comment, and for one that shares its line with a statement. */
function readMark(text: string, span: Span): Mark | null {
  if (text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start).trim() !== '') return null;
  const comment = text.slice(span.start, span.end);
  const match = form.exec(comment);
  const [, kind, rest] = match ?? [];
  if (match === null || kind === undefined || rest === undefined) return null;
  const [names = '', ...reason] = rest.split(/(?:^|\s)--(?:\s|$)/);
  const restAt = span.start + match.index + match[0].indexOf(rest, `handler-doctor-${kind}`.length);
  const rules = [...names.matchAll(/[^\s,]+/g)].map((name) => ({
    name: name[0],
    span: { start: restAt + name.index, end: restAt + name.index + name[0].length },
  }));
  return { kind, span, rules, reason: reason.join(' -- ').trim() };
}

function scopeOf(
  mark: Mark,
  rule: string,
  marks: readonly Mark[],
  statements: readonly Span[],
  text: string,
): Span | null {
  const behind = mark.span.end;
  switch (mark.kind) {
    case 'disable-file':
      return { start: 0, end: text.length };
    case 'disable': {
      const enable = marks.find(
        (other) => other.kind === 'enable' && other.span.start > behind && switchesOn(other, rule),
      );
      return { start: behind, end: enable?.span.start ?? text.length };
    }
    default: {
      const next = statements.find((statement) => statement.start >= behind);
      return next === undefined ? null : withItsLine(next, text);
    }
  }
}

/** Whatever else stands on its first line: the next line is what is named. */
function withItsLine({ start, end }: Span, text: string): Span {
  const lineEnd = text.indexOf('\n', start);
  return { start, end: Math.max(end, lineEnd === -1 ? text.length : lineEnd) };
}

/** `enable` without names ends everything. */
const switchesOn = ({ rules }: Mark, rule: string): boolean =>
  rules.length === 0 || rules.some(({ name }) => name === rule);

const htaccessParts = ({ comments, placed }: HtaccessDocument): Commented => ({
  comments: comments.map(({ span }) => span),
  statements: placed
    .flatMap(({ node }) => (node.kind === 'section' ? tagsOf(node) : [node.span]))
    .sort((a, b) => a.start - b.start),
});

const tagsOf = ({ open, end }: Section): readonly Span[] =>
  end === null ? [open.span] : [open.span, end.span];

function treeParts(tree: SyntaxNode): Commented {
  const comments: Span[] = [];
  const statements: Span[] = [];
  for (const node of descendants(tree)) {
    if (node.type === 'comment') comments.push(node.span);
    if (node.type !== 'module' && node.type !== 'block') continue;
    for (const child of namedChildren(node)) if (child.type !== 'comment') statements.push(child.span);
  }
  return { comments, statements: statements.sort((a, b) => a.start - b.start) };
}

/** Of languages that we do not parse we know that `#` at the start of a line is a comment. */
function lineParts(text: string): Commented {
  const comments: Span[] = [];
  const statements: Span[] = [];
  for (const line of text.matchAll(/[^\n]+/g)) {
    const span = { start: line.index, end: line.index + line[0].length };
    if (/^\s*(#|\/\/)/.test(line[0])) comments.push(span);
    else if (line[0].trim() !== '') statements.push(span);
  }
  return { comments, statements };
}
