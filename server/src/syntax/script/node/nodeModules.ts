import { opaque, type TreeBlock, type TreeExpression } from '../tree/scriptTree.js';
import type { TokenStream } from '../tree/tokenStream.js';
import type { BoundName } from './nodeFunctions.js';

/** `import a, { b as c } from 'm'` without the statement's end: read as what `require` brings. */
export function readImported(stream: TokenStream): TreeBlock {
  const { start } = stream.take().span;
  const bound: BoundName[] = [];
  if (stream.next.kind !== 'string') {
    if (stream.next.kind === 'name' && !stream.is('from')) {
      bound.push({ name: stream.take().text, property: null, isWhole: true });
      stream.accept(',');
    }
    if (stream.accept('*')) {
      stream.expect('as');
      bound.push({ name: stream.take().text, property: null, isWhole: true });
    } else if (stream.accept('{')) bound.push(...readImportedNames(stream));
    stream.expect('from');
  }
  const { parts, span } = stream.take();
  if (stream.accept('with', 'assert')) stream.skipBracketed();
  const module: TreeExpression = {
    kind: 'call',
    callee: { kind: 'name', name: 'require', span },
    arguments: [{ kind: 'string', parts, span }],
    constructs: false,
    span: stream.spanFrom(start),
  };
  if (bound.length === 0) return [{ kind: 'expression', value: module }];
  return bound.map((each) => ({
    kind: 'declaration',
    name: each.name,
    value: partOf(module, each),
    span: module.span,
  }));
}

function readImportedNames(stream: TokenStream): readonly BoundName[] {
  const names: BoundName[] = [];
  while (!stream.accept('}')) {
    if (stream.accept(',')) continue;
    const property = stream.take().text;
    if (stream.atEnd) stream.fail('"}" is missing');
    const name = stream.accept('as') ? stream.take().text : property;
    const isWhole = property === 'default';
    names.push({ name, property: isWhole ? null : property, isWhole });
  }
  return names;
}

/** The part of a value that a name stands for. */
export function partOf(
  value: TreeExpression | null,
  { property, isWhole }: BoundName,
): TreeExpression | null {
  if (value === null || isWhole) return value;
  return property === null
    ? opaque(value.span, [value])
    : { kind: 'member', object: value, property, span: value.span };
}
