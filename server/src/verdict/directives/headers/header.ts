import { headerActions } from '../../../apache/headerActions.js';
import { firstByteInLog } from '../../logText.js';
import type { Trouble } from '../../trouble.js';
import { expressionTrouble } from '../expressionWords.js';
import type { ArgumentCheck, Invocation } from '../invocation.js';
import { patternTrouble } from '../patternWords.js';
import {
  type ArgumentWord,
  argumentWords,
  invalidArgument,
  placeInWord,
  wrongArgumentCount,
} from '../wordChecks.js';
import { formatProblem } from './formatString.js';

const known: ReadonlySet<string> = new Set(headerActions);

/** The arguments behind `always` and `onsuccess`; all but the first two may be missing. */
interface HeaderArguments {
  readonly action: ArgumentWord | undefined;
  readonly header: ArgumentWord | undefined;
  readonly value: ArgumentWord | undefined;
  readonly substitute: ArgumentWord | undefined;
  readonly clause: ArgumentWord | undefined;
}

/** `header_cmd` in mod_headers.c, registered for `Header`. */
export const headerCheck: ArgumentCheck = (invocation) => {
  const words = argumentWords(invocation.rest);
  const first = words[0]?.value.toLowerCase();
  return check(invocation, first === 'always' || first === 'onsuccess' ? words.slice(1) : words);
};

/** The same function, registered for `RequestHeader`, which knows no conditions and cannot echo. */
export const requestHeaderCheck: ArgumentCheck = (invocation) =>
  check(invocation, argumentWords(invocation.rest));

function check(invocation: Invocation, words: readonly ArgumentWord[]): Trouble | null {
  if (words.length > 5) return wrongArgumentCount(`${invocation.facts.name} has too many arguments`);
  const [action, header, value, substitute, clause] = words;
  const given = { action, header, value, substitute, clause };
  const name = action?.value.toLowerCase() ?? '';
  if (!known.has(name)) {
    return invalidArgument(
      "first argument must be 'add', 'set', 'setifempty', 'append', 'merge', 'unset', 'echo', 'note', 'edit', or 'edit*'.",
      action,
    );
  }
  if (name === 'note' && invocation.facts.name === 'RequestHeader') {
    return invalidArgument("RequestHeader does not support the 'note' action", action);
  }
  if (name === 'edit' || name === 'edit*') return editCheck(given, invocation);
  if (clause !== undefined) return wrongArgumentCount('Too many arguments to directive');
  if (name === 'unset' || name === 'echo') return valuelessCheck(name, given, invocation);
  if (value === undefined) return wrongArgumentCount('Header requires three arguments');
  return clauseCheck(substitute, invocation) ?? formatCheck(value, invocation);
}

function editCheck({ value, substitute, clause }: HeaderArguments, invocation: Invocation): Trouble | null {
  if (value === undefined || substitute === undefined) {
    return wrongArgumentCount('Header edit requires a match and a substitution');
  }
  return (
    patternCheck(value, 'Header edit regex could not be compiled', invocation) ??
    clauseCheck(clause, invocation) ??
    formatCheck(substitute, invocation)
  );
}

/** `unset` and `echo` take no value: the condition comes right behind the header. */
function valuelessCheck(
  name: 'unset' | 'echo',
  { action, header, value, substitute }: HeaderArguments,
  invocation: Invocation,
): Trouble | null {
  if (value !== undefined && substitute !== undefined) {
    return wrongArgumentCount(
      name === 'unset' ? 'header unset takes two arguments' : 'Header echo takes two arguments',
    );
  }
  if (name === 'echo') {
    if (invocation.facts.name !== 'Header') {
      return invalidArgument('Header echo only valid on Header directives', action);
    }
    const wrong = patternCheck(header, 'Header echo regex could not be compiled', invocation);
    if (wrong !== null) return wrong;
  }
  return clauseCheck(value, invocation);
}

const patternCheck = (
  word: ArgumentWord | undefined,
  message: string,
  invocation: Invocation,
): Trouble | null => (word === undefined ? null : patternTrouble(word, message, invocation));

const inCondition = (problem: string): string => `Can't parse envclause/expression: ${problem}`;
const inValue = (problem: string): string => `Can't parse value expression : ${problem}`;

function clauseCheck(word: ArgumentWord | undefined, invocation: Invocation): Trouble | null {
  if (word === undefined) return null;
  const { value } = word;
  const lower = value.toLowerCase();
  if (lower === 'early') return null;
  if (lower.startsWith('env=')) {
    if (lower !== 'env=' && lower !== 'env=!') return null;
    return invalidArgument(
      'error: missing environment variable name. envclause should be in the form env=envar ',
      word,
    );
  }
  if (!lower.startsWith('expr=')) return invalidArgument(`Unknown parameter: ${value}`, word);
  return expressionTrouble(word, 'condition', invocation, inCondition, 'expr='.length);
}

function formatCheck(word: ArgumentWord, invocation: Invocation): Trouble | null {
  if (word.value.startsWith('expr=')) {
    return expressionTrouble(word, 'string', invocation, inValue, 'expr='.length);
  }
  const problem = formatProblem(word.value);
  if (problem === null) return null;
  const letter = problem.letter === '' ? '' : firstByteInLog(problem.letter, invocation.encoding);
  const message = `Unrecognized header format %${letter}`;
  return { kind: 'invalid-argument', message, at: placeInWord(word, problem) };
}
