import { isOutputFilterKnown } from '../../../apache/outputFilters.js';
import { scanWord } from '../../../syntax/htaccess/words.js';
import type { Trouble } from '../../trouble.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, Invocation } from '../invocation.js';
import {
  type ArgumentWord,
  argumentWords,
  invalidArgument,
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
  const { rest } = invocation;
  const names = scanWord(rest);
  const type = names === null ? null : scanWord(rest, names.span.end);
  // An empty word at the end is not handed on.
  if (names === null || type === null || (type.value === '' && type.span.end === rest.length)) {
    return wrongArgumentCount('AddOutputFilterByType requires at least two arguments');
  }
  let start = 0;
  for (const name of names.value.split(';')) {
    const trouble = name === '' ? null : addedByType(names, name, start, invocation);
    if (trouble !== null) return trouble;
    start += name.length + 1;
  }
  return null;
};

function addedByType(
  names: ArgumentWord,
  name: string,
  start: number,
  invocation: Invocation,
): Trouble | null {
  const unknown = unknownProvider(names, name, invocation);
  if (unknown !== null) return { ...unknown, at: placeInWord(names, { start, end: start + name.length }) };
  addProvider(`BYTYPE:${name}`, name, invocation);
  return null;
}

/** A name that nothing we know of brings may still be one of a module that we do not know. */
function unknownProvider(
  word: ArgumentWord,
  name: string,
  { profile, hasForeignModules }: Invocation,
): Trouble | null {
  const known = isOutputFilterKnown(profile, name);
  if (known === 'yes' || known === 'maybe') return null;
  const open = hasForeignModules || (known === null && profile.modules === null);
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
