import { closeParenthesis, isDigit } from './characters.js';
import { type CompileError, errors } from './errors.js';

/** What `(*UTF)` and its kin at the very start of a pattern set for the whole of it. */
export interface Settings {
  /** Where the pattern proper begins. */
  readonly end: number;
  readonly utf: boolean;
  /** `\d`, `\w` and their kin ask for Unicode properties. */
  readonly ucp: boolean;
  readonly newline: Newline;
}

/** What ends a `#` comment. */
export type Newline = 'CR' | 'LF' | 'CRLF' | 'ANY' | 'ANYCRLF' | 'NUL';

export interface SettingsError {
  readonly error: CompileError;
  readonly at: number;
}

const flags: readonly string[] = [
  'UTF8)',
  'UTF)',
  'UCP)',
  'NOTEMPTY)',
  'NOTEMPTY_ATSTART)',
  'NO_AUTO_POSSESS)',
  'NO_DOTSTAR_ANCHOR)',
  'NO_JIT)',
  'NO_START_OPT)',
  'BSR_ANYCRLF)',
  'BSR_UNICODE)',
];
const limits: readonly string[] = ['LIMIT_HEAP=', 'LIMIT_MATCH=', 'LIMIT_DEPTH=', 'LIMIT_RECURSION='];
const newlines: readonly Newline[] = ['CR', 'LF', 'CRLF', 'ANY', 'NUL', 'ANYCRLF'];

/** Beyond this one digit more may not fit into 32 bits, and the library reads none. */
const largestBeforeLastDigit = Math.floor(0xffffffff / 10) - 1;

export const noSettings: Settings = { end: 0, utf: false, ucp: false, newline: 'LF' };

/** Reads the settings of a pattern that begins with `(*` (`pso_list` in pcre2_compile.c). */
export function readSettings(units: string): Settings | SettingsError {
  let settings = noSettings;
  while (units.startsWith('(*', settings.end)) {
    const from = settings.end + 2;
    const flag = flags.find((each) => units.startsWith(each, from));
    const newline = newlines.find((each) => units.startsWith(`${each})`, from));
    const limit = limits.find((each) => units.startsWith(each, from));
    if (flag !== undefined) {
      settings = {
        ...settings,
        end: from + flag.length,
        utf: settings.utf || flag.startsWith('UTF'),
        ucp: settings.ucp || flag === 'UCP)',
      };
    } else if (newline !== undefined) {
      settings = { ...settings, end: from + newline.length + 1, newline };
    } else if (limit !== undefined) {
      const end = endOfLimit(units, from + limit.length);
      if (typeof end !== 'number') return end;
      settings = { ...settings, end };
    } else break;
  }
  return settings;
}

function endOfLimit(units: string, from: number): number | SettingsError {
  if (!isDigit(units.charCodeAt(from))) return { error: errors.unknownVerb, at: from };
  let at = from;
  for (let value = 0; isDigit(units.charCodeAt(at)) && value <= largestBeforeLastDigit; at++) {
    value = value * 10 + Number(units[at]);
  }
  return units.charCodeAt(at) === closeParenthesis ? at + 1 : { error: errors.unknownVerb, at: at + 1 };
}
