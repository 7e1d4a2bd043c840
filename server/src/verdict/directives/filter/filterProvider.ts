import { isOutputFilterKnown } from '../../../apache/outputFilters.js';
import type { Trouble } from '../../trouble.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, Invocation } from '../invocation.js';
import {
  type ArgumentWord,
  argumentWords,
  invalidArgument,
  listedWords,
  placeInWord,
  wrongArgumentCount,
} from '../wordChecks.js';
import { addProvider, declareFilter, providersOf } from './smartFilters.js';

/** `filter_declare` in mod_filter.c: another type than those it knows is taken for RESOURCE. */
export const filterDeclareCheck: ArgumentCheck = (invocation) => {
  const [filter] = invocation.words;
  if (filter !== undefined) declareFilter(filter, invocation);
  return null;
};

/** `add_filter` in mod_filter.c, as FilterProvider comes to it. */
export const filterProviderCheck: ArgumentCheck = (invocation) => {
  const [filter, provider, expression] = argumentWords(invocation.rest);
  if (filter === undefined || provider === undefined || expression === undefined) return null;
  const unknown = unknownProvider(provider, provider.value, invocation);
  if (unknown !== null) return unknown;
  addProvider(filter.value, provider.value, invocation);
  return expressionTrouble(
    expression,
    'condition',
    invocation,
    (problem) => `Error parsing FilterProvider expression:${problem}`,
  );
};

/** `filter_bytype` in mod_filter.c: several names are separated by semicolons. */
export const addOutputFilterByTypeCheck: ArgumentCheck = (invocation) => {
  const [names, type] = listedWords(invocation.rest);
  if (names === undefined || type === undefined) {
    return wrongArgumentCount('AddOutputFilterByType requires at least two arguments');
  }
  for (const { 0: name, index } of names.value.matchAll(/[^;]+/g)) {
    const unknown = unknownProvider(names, name, invocation);
    if (unknown !== null) {
      return { ...unknown, at: placeInWord(names, { start: index, end: index + name.length }) };
    }
    addProvider(`BYTYPE:${name}`, name, invocation);
  }
  return null;
};

/** A name that nothing we know of brings may still be one of a module that we do not know. */
function unknownProvider(word: ArgumentWord, name: string, { profile, reading }: Invocation): Trouble | null {
  const known = isOutputFilterKnown(profile, name);
  if (known === 'yes' || known === 'maybe') return null;
  const open = reading.hasForeignModules || (known === null && profile.modules === null);
  return {
    ...invalidArgument(`Unknown filter provider ${name}`, word),
    ...(open ? { uncertain: true } : {}),
  };
}

/** `filter_protocol` in mod_filter.c: what else the last argument says is not looked at. */
export const filterProtocolCheck: ArgumentCheck = (invocation) => {
  const [filter, provider, protocol] = argumentWords(invocation.rest);
  if (filter === undefined || provider === undefined) return null;
  const providers = providersOf(filter.value, invocation);
  if (providers === null) return invalidArgument('FilterProtocol: No such filter', filter);
  if (protocol === undefined || providers.has(provider.value.toLowerCase())) return null;
  return invalidArgument('FilterProtocol: No such provider for this filter', provider);
};
