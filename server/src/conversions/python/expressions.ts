import { quoted } from '../../syntax/script/python/stringLiteral.js';
import type { SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { Declined } from './decline.js';
import type { Part } from './template.js';

/** What makes an expression usable inside the braces of an f-string, before Python 3.12 too. */
const simple = /^[^'"\\{}\n#!:]+$/;

/**
 * A Python expression for a text in parts: a literal, the value itself, or an f-string.
 *
 * @param source a node's source with the edits that fall inside it.
 * @throws {Declined} where a part cannot be taken apart.
 */
export function expressionOf(
  parts: readonly Part[],
  source: (node: SyntaxNode) => string,
  asText: boolean,
): string {
  const [first, ...others] = parts;
  if (first === undefined) return '""';
  const opaque = parts.find((part) => part.kind === 'opaque');
  if (opaque?.kind === 'opaque') {
    throw new Declined(opaque.span, 'writes the end of the header and the start of the body in one value');
  }
  if (parts.every((part) => part.kind === 'text')) return quoted(parts.map((part) => part.value).join(''));
  if (parts.some((part) => part.kind === 'value' && part.format !== null))
    return percentFormat(parts, source);
  if (first.kind === 'value' && others.length === 0) {
    return first.isText || !asText ? source(first.node) : `str(${source(first.node)})`;
  }
  const values = parts.flatMap((part) => (part.kind === 'value' ? [source(part.node)] : []));
  if (values.every((value) => simple.test(value))) {
    return `f${quoted(textOf(parts, (part) => `{${source(part.node)}}`))}`;
  }
  return `${quoted(textOf(parts, () => '{}'))}.format(${values.join(', ')})`;
}

type ValuePart = Extract<Part, { kind: 'value' }>;

const textOf = (parts: readonly Part[], value: (part: ValuePart) => string): string =>
  parts
    .map((part) => {
      if (part.kind === 'text') return part.value.replaceAll('{', '{{').replaceAll('}', '}}');
      return part.kind === 'value' ? value(part) : '';
    })
    .join('');

/** As the program wrote it itself. */
function percentFormat(parts: readonly Part[], source: (node: SyntaxNode) => string): string {
  const format = parts
    .map((part) =>
      part.kind === 'text'
        ? part.value.replaceAll('%', '%%')
        : part.kind === 'value'
          ? (part.format ?? '%s')
          : '',
    )
    .join('');
  const nodes = parts.flatMap((part) => (part.kind === 'value' ? [part.node] : []));
  const [only, ...others] = nodes;
  if (
    only !== undefined &&
    others.length === 0 &&
    /^(identifier|attribute|call|subscript)$/.test(only.type)
  ) {
    return `${quoted(format)} % ${source(only)}`;
  }
  return `${quoted(format)} % (${nodes.map(source).join(', ')}${others.length === 0 ? ',' : ''})`;
}
