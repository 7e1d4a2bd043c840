import { type Outcomes, type Probe, probe, refusedLines } from './probe.js';

/** A release of Apache 2.4 is told by the bits of its last number: seven questions for 128 releases. */
const bits: readonly number[] = [0, 1, 2, 3, 4, 5, 6];
const releases: readonly number[] = Array.from({ length: 1 << bits.length }, (_, release) => release);

const isTwoFour = versionProbe('version-24', 'is this Apache 2.4?', '= /^2\\.4\\./');
const isAnother = versionProbe('version-other', 'is this another Apache than 2.4?', '!= /^2\\.4\\./');
const byBit: readonly Probe[] = bits.map((bit) => {
  const having = releases.filter((release) => (release >> bit) & 1).join('|');
  return versionProbe(`version-bit-${bit}`, 'is this one of these releases?', `= /^2\\.4\\.(${having})$/`);
});

export const versionProbes: readonly Probe[] = [isTwoFour, isAnother, ...byBit];

function versionProbe(name: string, question: string, condition: string): Probe {
  return probe(name, `${question} Then this folder answers 500.`, [
    `<IfVersion ${condition}>`,
    ...refusedLines,
    '</IfVersion>',
  ]);
}

/** As `2.4.71`; null where it is not an Apache 2.4, or mod_version is not loaded. */
export function versionByProbes(outcomes: Outcomes): string | null {
  if (outcomes(isTwoFour) !== 'refused' || outcomes(isAnother) !== 'served') return null;
  return `2.4.${byBit.reduce((release, each, bit) => release | (outcomes(each) === 'refused' ? 1 << bit : 0), 0)}`;
}
