import { ConfigurationRecord } from '../configurationRecord.js';
import type { Invocation } from '../invocation.js';

/** The filters that lines of one configuration have declared, each with its providers in lower case. */
interface Declared {
  readonly providers: Map<string, Set<string>>;
}

const declared = new ConfigurationRecord<Declared>(() => ({ providers: new Map() }));

/**
 * The providers of a filter that an earlier line has declared, by FilterDeclare or merely by using it; null
 * for no such filter. Names of filters are case-sensitive: `live_filters` in mod_filter.c.
 */
export const providersOf = (filter: string, { around }: Invocation): ReadonlySet<string> | null =>
  declared.in(around.configuration).providers.get(filter) ?? null;

/**
 * Notes that a filter is declared anew, without providers. Where a guard leaves open whether the line is read,
 * what is known of the filter stays.
 */
export function declareFilter(filter: string, { around }: Invocation): void {
  const { providers } = declared.in(around.configuration);
  if (around.reached === 'yes' || !providers.has(filter)) providers.set(filter, new Set());
}

/** Notes a provider, and the filter itself where it is new. */
export function addProvider(filter: string, provider: string, invocation: Invocation): void {
  const { providers } = declared.in(invocation.around.configuration);
  const known = providers.get(filter);
  if (known === undefined) providers.set(filter, new Set([provider.toLowerCase()]));
  else known.add(provider.toLowerCase());
}
