import type { RewriteArgument } from '../../syntax/htaccess/rewriteArguments.js';
import { flagsIn } from '../../syntax/htaccess/rewriteArguments.js';

/** What the flags of a RewriteRule ask for. Cookies are left out: they change no answer's place. */
export interface RuleFlags {
  readonly ignoreCase: boolean;
  readonly chain: boolean;
  readonly last: boolean;
  readonly end: boolean;
  readonly next: boolean;
  /** How often `N` may begin anew before the server gives up. */
  readonly mostRounds: number;
  /** How many rules are skipped. */
  readonly skip: number;
  readonly passThrough: boolean;
  readonly proxy: boolean;
  /** `NS`: not asked where the server looks for the index of a folder. */
  readonly notForSubrequests: boolean;
  /** `R`, whatever its code. */
  readonly redirect: boolean;
  /** Of a redirect. */
  readonly code: number;
  /** The answer is this status and nothing else; null where it is not. */
  readonly status: number | null;
  /** As written, to be expanded; null where there is none. */
  readonly handler: string | null;
  readonly type: string | null;
  readonly environment: readonly string[];
  readonly discardPathInfo: boolean;
  readonly appendQuery: boolean;
  readonly discardQuery: boolean;
  readonly lastQuestionMark: boolean;
  readonly noEscape: boolean;
  readonly allowQuestionMark: boolean;
  readonly keepSlashes: boolean;
  readonly escaping: BackReferenceEscaping | null;
}

/** How `B` and its kin escape what a back reference stands for. */
export interface BackReferenceEscaping {
  /** Only these; null for all. */
  readonly only: string | null;
  readonly except: string;
  readonly plus: boolean;
  /** Control characters and spaces alone, and those of `only`. */
  readonly controls: boolean;
}

const redirectCodes: Readonly<Record<string, number>> = { permanent: 301, temp: 302, seeother: 303 };
const foundElsewhere = 302;
/** `REWRITE_MAX_ROUNDS` in mod_rewrite.c. */
const usualRounds = 32_000;
const forbidden = 403;
const gone = 410;

/** The codes for which a redirect is one (`ap_is_HTTP_REDIRECT`). */
export const isRedirectCode = (code: number): boolean => code >= 300 && code < 400;

/** `cmd_rewriterule_setflag` in mod_rewrite.c, of flags that it takes. */
export function ruleFlags(argument: RewriteArgument | null): RuleFlags {
  const values = new Map<string, string>();
  const environment: string[] = [];
  let code = foundElsewhere;
  let isStatus = false;
  for (const flag of flagsIn(argument)) {
    const [, written = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(flag) ?? [];
    const key = shortNames[written.toLowerCase()] ?? written.toLowerCase();
    // Without characters of its own a second `B` leaves those of the first.
    if (value !== '' || !values.has(key)) values.set(key, value);
    if (key === 'e') environment.push(value);
    code = codeOf(key, value) ?? code;
    isStatus ||= key === 'f' || key === 'g' || (key === 'r' && !isRedirectCode(code));
  }
  const has = (key: string): boolean => values.has(key);
  return {
    ignoreCase: has('nc'),
    chain: has('c'),
    last: has('l'),
    end: has('end'),
    next: has('n'),
    mostRounds: values.get('n') ? Number.parseInt(values.get('n') ?? '', 10) || 0 : usualRounds,
    skip: Number.parseInt(values.get('s') ?? '0', 10) || 0,
    passThrough: has('pt'),
    proxy: has('p'),
    notForSubrequests: has('ns'),
    redirect: has('r'),
    code,
    status: isStatus ? code : null,
    handler: values.get('h') ?? null,
    type: values.get('t') ?? null,
    environment,
    discardPathInfo: has('dpi'),
    appendQuery: has('qsa'),
    discardQuery: has('qsd'),
    lastQuestionMark: has('qsl'),
    noEscape: has('ne'),
    allowQuestionMark: has('unsafeallow3f'),
    keepSlashes: has('unc'),
    escaping: escapingOf(values),
  };
}

const shortNames: Readonly<Record<string, string>> = {
  backrefescaping: 'b',
  backrefernoplus: 'bnp',
  chain: 'c',
  d: 'dpi',
  discardpath: 'dpi',
  env: 'e',
  forbidden: 'f',
  gone: 'g',
  handler: 'h',
  last: 'l',
  next: 'n',
  nocase: 'nc',
  noescape: 'ne',
  nosubreq: 'ns',
  passthrough: 'pt',
  proxy: 'p',
  qsappend: 'qsa',
  qsdiscard: 'qsd',
  qslast: 'qsl',
  redirect: 'r',
  skip: 's',
  type: 't',
};

/** The code that a flag sets; the last one's counts. `R=foo` is a redirect without a code, which is the usual one. */
function codeOf(key: string, value: string): number | null {
  if (key === 'f') return forbidden;
  if (key === 'g') return gone;
  if (key !== 'r' || value === '') return null;
  return (
    redirectCodes[value.toLowerCase()] ?? (/^\d/.test(value) ? Number.parseInt(value, 10) : foundElsewhere)
  );
}

function escapingOf(values: ReadonlyMap<string, string>): BackReferenceEscaping | null {
  const only = values.get('b');
  const controls = values.has('bctls');
  if (only === undefined && !controls) return null;
  return { only: only || null, except: values.get('bne') ?? '', plus: !values.has('bnp'), controls };
}
