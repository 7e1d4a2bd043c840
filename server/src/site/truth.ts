import type { Truth } from '../apache/profile.js';

export const negated = (truth: Truth): Truth =>
  truth === 'maybe' ? 'maybe' : truth === 'yes' ? 'no' : 'yes';

/** `null` stands for "not known". */
export const truthOf = (holds: boolean | null): Truth => (holds === null ? 'maybe' : holds ? 'yes' : 'no');
