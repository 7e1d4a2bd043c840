import {
  type ExpressionNameKind,
  expressionNameFacts,
  isExpressionNameLoaded,
} from '../apache/expressionNames.js';
import type { Truth } from '../apache/profile.js';
import type { Pattern, ResolvedNode, Text, Word } from '../syntax/expression/nodes.js';
import type { Invocation } from './directives/invocation.js';
import type { ExpressionProblem } from './expressions.js';
import { subnetProblem } from './subnet.js';

/** What an expression looks up by its name. */
type NamedNode = Exclude<ResolvedNode, Pattern>;

const kinds: Readonly<Record<NamedNode['kind'], ExpressionNameKind>> = {
  variable: 'variable',
  functionCall: 'function',
  listCall: 'listFunction',
  unaryTest: 'unaryOperator',
  binaryTest: 'binaryOperator',
};

/** As the server calls them. */
const nouns: Readonly<Record<ExpressionNameKind, string>> = {
  variable: 'Variable',
  function: 'Function',
  listFunction: 'List-returning function',
  unaryOperator: 'Unary operator',
  binaryOperator: 'Binary operator',
};

/**
 * What the server has against a name, or against its argument; null where it takes them. Source: the functions
 * on the hook `expr_lookup`; `core_expr_lookup` and `expr_lookup_not_found` in `util_expr_eval.c`.
 */
export function lookUp(node: NamedNode, { profile, reading }: Invocation): ExpressionProblem | null {
  const kind = kinds[node.kind];
  const { text: name, span: at } = node.name;
  const facts = expressionNameFacts(kind, name);
  const known: Truth =
    facts === null ? foreign(reading.hasForeignModules) : isExpressionNameLoaded(profile, facts);
  if (facts === null || known !== 'yes') {
    const hyphen = kind === 'unaryOperator' || kind === 'binaryOperator' ? '-' : '';
    const message = `${nouns[kind]} '${hyphen}${name}' does not exist`;
    return known === 'maybe' ? { message, at, uncertain: true } : { message, at };
  }
  if (facts.notInHtaccess)
    return { message: `${name.toLowerCase()} not available in restricted context`, at };
  return facts.argument === 'subnet' ? ofSubnet(node) : null;
}

/** A module that the facts do not know may bring any name. */
const foreign = (hasForeignModules: boolean): Truth => (hasForeignModules ? 'maybe' : 'no');

function ofSubnet(node: NamedNode): ExpressionProblem | null {
  const argument = argumentOf(node);
  const subnet = argument === null ? null : constantText(argument);
  const at = argument?.span ?? node.span;
  if (subnet === null) {
    return { message: `-${node.name.text} requires subnet/netmask as constant argument`, at };
  }
  const slash = subnet.indexOf('/');
  const problem =
    slash < 0 ? subnetProblem(subnet, null) : subnetProblem(subnet.slice(0, slash), subnet.slice(slash + 1));
  return problem === null ? null : { message: 'parsing of subnet/netmask failed', at };
}

/** What the server looks at beside the name: of two sides the right one. */
function argumentOf(node: NamedNode): Word | Text | null {
  switch (node.kind) {
    case 'variable':
      return null;
    case 'unaryTest':
      return node.word;
    case 'binaryTest':
      return node.right;
    case 'functionCall':
    case 'listCall':
      return node.argument;
  }
}

/** What is known of a word before any request: quotes around one literal or nothing, not a number. */
function constantText(word: Word | Text): string | null {
  if (word.kind !== 'quoted') return null;
  if (word.text === null) return '';
  const [part, second] = word.text.parts;
  return part?.kind === 'literal' && second === undefined ? part.value : null;
}
