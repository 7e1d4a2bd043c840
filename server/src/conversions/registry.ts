import type { Conversion } from './conversion.js';

/** Every conversion there is, in the order in which they are offered. */
export const conversions: readonly Conversion[] = [];
