import { followAll } from '../choices.js';
import type { ResponsePath, ResponseReading } from '../entrypointScript.js';
import type { Program } from './program.js';
import { quietnessOf } from './quietness.js';
import { runBlock } from './statements.js';
import { ProgramFailed, Walk, type WalkEnd, WalkEnded } from './walk.js';

/** Ways through a program that are followed before it is given up. */
const mostWays = 64;

/** Some ten milliseconds; real scripts take some hundred steps to their body. */
const mostSteps = 20_000;

/** What the program writes up to its body. Never throws. */
export function readProgram(program: Program): ResponseReading {
  const ends: { readonly end: WalkEnd; readonly speculative: boolean }[] = [];
  const budget = { steps: mostSteps };
  const quietness = quietnessOf(program);
  const all = followAll(mostWays, (choices) => {
    const walk = new Walk(program, choices, quietness, budget);
    const end = endOf(walk);
    ends.push({ end, speculative: walk.speculative });
    return end.kind !== 'lost' || walk.speculative;
  });
  const blocks = ends.flatMap(({ end, speculative }) => {
    if (end.kind !== 'done' || writesNothing(end.block)) return [];
    return speculative && !isWhole(end.block) ? [] : [end.block];
  });
  const lost = ends.find(({ end, speculative }) => end.kind === 'lost' && !speculative)?.end;
  if (lost?.kind === 'lost') return { kind: 'unknown', because: lost.because, at: lost.at };
  if (!all) return { kind: 'unknown', because: 'it has too many ways to its body', at: null };
  if (blocks.length === 0) return { kind: 'none', because: 'it writes nothing to standard output' };
  return { kind: 'read', paths: distinct(blocks) };
}

function endOf(walk: Walk): WalkEnd {
  try {
    try {
      runBlock(walk, walk.program.body);
    } catch (error) {
      if (!(error instanceof ProgramFailed)) throw error;
      walk.speculative = true;
      runBlock(walk, walk.program.whenFailed ?? []);
    }
    return walk.end();
  } catch (error) {
    if (error instanceof WalkEnded) return error.end;
    throw error;
  }
}

/** A header with which nothing is wrong. */
const isWhole = ({ fields, end }: ResponsePath): boolean =>
  end.kind === 'separator' && fields.some(({ name }) => /^(?:content-type|location|status)$/i.test(name));

const writesNothing = ({ fields, end }: ResponsePath): boolean =>
  fields.length === 0 && end.kind === 'end-of-output';

/** Ways that differ in their bodies alone are one. */
function distinct(blocks: readonly ResponsePath[]): readonly ResponsePath[] {
  const byHeader = new Map<string, ResponsePath>();
  for (const block of blocks) {
    const header = JSON.stringify([block.fields, block.end]);
    if (!byHeader.has(header)) byHeader.set(header, block);
  }
  return [...byHeader.values()];
}
