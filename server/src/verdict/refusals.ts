import type { ServerProfile } from '../apache/profile.js';
import type { HtaccessDocument } from '../syntax/htaccess/nodes.js';
import type { Refusal } from './refusal.js';

/** Everything in a file for which Apache would answer 500, in the order of the file. */
export function refusalsIn(_document: HtaccessDocument, _profile: ServerProfile): readonly Refusal[] {
  return [];
}

/** The refusal that Apache names, or null where it reads the file to its end. */
export const firstRefusal = (
  refusals: readonly Refusal[],
): { readonly line: number; readonly message: string } | null => refusals[0] ?? null;
