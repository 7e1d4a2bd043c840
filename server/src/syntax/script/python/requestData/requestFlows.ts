import type { PythonScript } from '../pythonScript.js';
import { pythonTree } from '../pythonTree.js';
import { mayHoldSource } from './sources.js';
import { runBlock } from './statements.js';
import { type RequestFlow, Walk, WalkGivenUp } from './walk.js';

export type { RequestFlow } from './walk.js';

/**
 * Where data of the request reaches the page, or a shell, without being made harmless, in the order of the text. What
 * is not followed for certain is left out. Never throws.
 */
export function requestFlows(text: string, python: PythonScript): readonly RequestFlow[] {
  const known = flows.get(python);
  if (known !== undefined) return known;
  const found = python.syntaxError !== null || !mayHoldSource(text) ? [] : followed(text, python);
  flows.set(python, found);
  return found;
}

/** Two rules ask for them. */
const flows = new WeakMap<PythonScript, readonly RequestFlow[]>();

function followed(text: string, { tree, version, imports }: PythonScript): readonly RequestFlow[] {
  const isFunction = imports.some(({ module, name }) => module === '__future__' && name === 'print_function');
  const walk = new Walk(pythonTree(text, tree), version === 2 && !isFunction);
  try {
    runBlock(walk, tree);
  } catch (error) {
    if (error instanceof WalkGivenUp) return [];
    throw error;
  }
  return walk.flows.toSorted((a, b) => a.place.span.start - b.place.span.start);
}
