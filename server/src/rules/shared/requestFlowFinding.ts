import type { RequestFlow } from '../../syntax/script/python/requestData/requestFlows.js';
import { quoted } from './wording.js';

/** What a finding calls the data, text of the file made harmless. */
export const sourceOf = ({ what }: RequestFlow): string => quoted(what);

/** One flow for each place: guarded there, all that comes by it is. */
export const toldPlaces = (flows: readonly RequestFlow[]): readonly RequestFlow[] => [
  ...new Map(flows.map((flow) => [flow.place.span.start * 1e7 + flow.place.span.end, flow])).values(),
];
