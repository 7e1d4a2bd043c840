import { scanWord } from '../../../syntax/htaccess/words.js';
import { patternProblem } from '../../patterns.js';
import type { Trouble } from '../../trouble.js';
import type { ArgumentCheck, Invocation } from '../invocation.js';
import { type ArgumentWord, placeInWord, wrongArgumentCount } from '../wordChecks.js';
import { isPlainString } from './nonRegexPattern.js';

/** Names of what is no header, compared as they are. */
const requestAttributes: ReadonlySet<string> = new Set([
  'remote_addr',
  'remote_host',
  'request_uri',
  'request_method',
  'request_protocol',
  'server_addr',
]);

/** `add_setenvif` in mod_setenvif.c: a header, a pattern, then variables. */
export const setEnvIfCheck: ArgumentCheck = (invocation) => {
  const header = scanWord(invocation.rest);
  if (header === null || header.value === '') {
    return wrongArgumentCount(`Missing header-field name for ${invocation.facts.name}`);
  }
  return patternAndVariables(header, invocation);
};

/** `add_browser`: the header is User-Agent. */
export const browserMatchCheck: ArgumentCheck = (invocation) => patternAndVariables(null, invocation);

function patternAndVariables(header: ArgumentWord | null, invocation: Invocation): Trouble | null {
  const { name } = invocation.facts;
  const pattern = scanWord(invocation.rest, header?.span.end);
  if (pattern === null || pattern.value === '') {
    return wrongArgumentCount(`Missing regular expression for ${name}`);
  }
  return (
    valueCheck(pattern, invocation) ??
    headerCheck(header, invocation) ??
    variablesCheck(pattern.span.end, invocation)
  );
}

function valueCheck(pattern: ArgumentWord, invocation: Invocation): Trouble | null {
  if (isPlainString(pattern.value)) return null;
  return compiled(pattern, `${invocation.facts.name} regex could not be compiled.`, invocation);
}

/** A header's name that holds other characters than names do is a pattern as well. */
function headerCheck(header: ArgumentWord | null, invocation: Invocation): Trouble | null {
  if (header === null || /^[-\w]*$/.test(header.value)) return null;
  if (requestAttributes.has(header.value.toLowerCase())) return null;
  return compiled(header, `${invocation.facts.name}Header name regex could not be compiled.`, invocation);
}

function compiled(word: ArgumentWord, message: string, invocation: Invocation): Trouble | null {
  const ignoreCase = invocation.facts.name.endsWith('NoCase');
  const problem = patternProblem(word.value, invocation, { ignoreCase });
  return problem === null ? null : { kind: 'invalid-regex', message, at: placeInWord(word, problem.at) };
}

/** `add_envvars`: whatever they are, there has to be one. */
export function variablesCheck(from: number, { facts, rest }: Invocation): Trouble | null {
  const variable = scanWord(rest, from);
  if (variable !== null && variable.value !== '') return null;
  return wrongArgumentCount(`Missing envariable expression for ${facts.name}`);
}
