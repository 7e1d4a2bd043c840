import { literalOf, type Redirection } from './shellCommand.js';

/** Where a command's standard output goes. `perhaps`: to a descriptor that may be standard output's copy. */
export type OutputPlace = 'standard-output' | 'elsewhere' | 'perhaps';

export function outputOf(redirections: readonly Redirection[]): OutputPlace {
  let place: OutputPlace = 'standard-output';
  for (const { descriptor, operator, target } of redirections) {
    if (!operator.includes('>') || operator === '<>') continue;
    if ((descriptor ?? 1) !== 1) continue;
    const name = literalOf(target);
    if (operator === '>&' && name !== null && /^\d+-?$|^-$/.test(name)) {
      if (name !== '1') place = name === '2' || name === '-' ? 'elsewhere' : 'perhaps';
    } else {
      place = name !== null && /^\/dev\/(?:stdout|fd\/1)$/.test(name) ? place : 'elsewhere';
    }
  }
  return place;
}
