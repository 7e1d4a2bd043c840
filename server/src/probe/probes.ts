import { controls } from './controls.js';
import { listedDirectiveProbes } from './listedDirectives.js';
import { moduleProbes } from './moduleProbes.js';
import { optionsInForceProbes } from './optionsInForce.js';
import { overrideProbes } from './overrideProbes.js';
import type { Probe } from './probe.js';
import { versionProbes } from './versionProbes.js';

/** All questions that are put to a host, in the order in which they are asked. */
export const probes: readonly Probe[] = [
  ...controls,
  ...moduleProbes,
  ...versionProbes,
  ...overrideProbes,
  ...optionsInForceProbes,
  ...listedDirectiveProbes,
];
