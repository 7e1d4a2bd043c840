import { childInField, namedChildren, type SyntaxNode } from '../../syntaxNode.js';
import { compared } from './comparison.js';
import { evaluate } from './expressions.js';
import type { Path } from './path.js';
import { type Completion, normal, runBlock } from './statements.js';
import { silent, truthOf, type Value } from './values.js';

/** The first case that isMatch; where that only shows when the script runs, each of them. */
export function runMatch(path: Path, node: SyntaxNode): Completion {
  const subjectNode = childInField(node, 'subject');
  const subject = subjectNode === null ? silent : evaluate(path, subjectNode);
  const body = childInField(node, 'body');
  for (const clause of body === null ? [] : namedChildren(body)) {
    if (clause.type !== 'case_clause') continue;
    const consequence = childInField(clause, 'consequence');
    const isMatch = matches(path, clause, subject) ?? path.choices.choose(2) === 0;
    if (isMatch) return consequence === null ? normal : runBlock(path, consequence);
  }
  return normal;
}

/** Null where it is not known. */
function matches(path: Path, clause: SyntaxNode, subject: Value): boolean | null {
  const patterns = namedChildren(clause).filter(({ type }) => type === 'case_pattern');
  const [pattern] = patterns;
  const isMatch =
    patterns.length === 1 && pattern !== undefined ? matchesPattern(path, pattern, subject) : null;
  const guard = childInField(clause, 'guard');
  const [condition] = guard === null ? [] : namedChildren(guard);
  if (condition === undefined || isMatch === false) return isMatch;
  const holds = truthOf(evaluate(path, condition));
  return holds === false ? false : isMatch === true ? holds : null;
}

function matchesPattern(path: Path, pattern: SyntaxNode, subject: Value): boolean | null {
  const [inner] = pattern.children;
  switch (inner?.type) {
    case '_':
      return true;
    case 'dotted_name': {
      // A name by itself takes whatever there is.
      const name = path.tree.source(inner);
      if (name.includes('.')) return null;
      path.assign(name, subject);
      return true;
    }
    case 'union_pattern': {
      const found = inner.children
        .filter(({ named }) => named)
        .map((each) => matchesLiteral(path, each, subject));
      return found.some((each) => each === true)
        ? true
        : found.every((each) => each === false)
          ? false
          : null;
    }
    default:
      return inner === undefined ? null : matchesLiteral(path, inner, subject);
  }
}

/** `None` fits itself alone, other literals what is equal to them. */
function matchesLiteral(path: Path, literal: SyntaxNode, subject: Value): boolean | null {
  if (!/^(string|integer|true|false|none)$/.test(literal.type)) return null;
  return compared(literal.type === 'none' ? 'is' : '==', subject, evaluate(path, literal));
}
