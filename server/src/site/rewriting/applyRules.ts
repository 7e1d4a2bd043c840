import type { Truth } from '../../apache/profile.js';
import { type MatchResult, regularExpression } from '../../syntax/pattern/regularExpression.js';
import type { Encoding } from '../../text/decode.js';
import type { ConfigLine } from '../configBlock.js';
import { type Captures, capturesOf, noCaptures, unknownCaptures } from '../expression/captures.js';
import { lowerCase } from '../expression/functions.js';
import type { SiteRequest } from '../request.js';
import { mapped, type Texts } from '../texts.js';
import { negated } from '../truth.js';
import { conditionsHold } from './conditions.js';
import { type ExpansionContext, expanded } from './expansion.js';
import type { RewriteConfiguration, RewriteRule } from './rewriteConfiguration.js';
import type { BackReferences, Beginning, Forced, RewriteState } from './rewriteState.js';
import { wholeText } from './rewriteState.js';
import { schemeOf, substitutionKind, thisServer } from './schemes.js';
import { splitQuery } from './substitution.js';

/** Where a request may stand once the rules are through with it. */
export type Arrival =
  | { readonly kind: 'through'; readonly state: RewriteState; readonly end: boolean }
  | { readonly kind: 'proxied'; readonly state: RewriteState; readonly line: ConfigLine }
  | { readonly kind: 'status'; readonly status: number; readonly line: ConfigLine }
  | { readonly kind: 'unknown'; readonly line: ConfigLine };

/** A request before the rule of this place in the list. */
interface Waiting {
  readonly index: number;
  readonly state: RewriteState;
  /** How it stood at the starts of earlier rounds, which `N` begins. */
  readonly rounds: readonly string[];
}

/** Beyond so many rules asked, repeats by `N` and both ways of each unknown condition counted, nothing is said. */
const mostSteps = 3000;

/**
 * Every place that a request may come to (`apply_rewrite_list` in mod_rewrite.c): a rule of which it is not known
 * whether it applies is taken and passed by.
 */
export function applyRules(
  configuration: RewriteConfiguration,
  start: RewriteState,
  request: SiteRequest,
  encodingOf: (line: ConfigLine) => Encoding,
): readonly Arrival[] {
  const run = new RuleRun(configuration, request, encodingOf);
  return run.all(start);
}

class RuleRun {
  private readonly arrivals: Arrival[] = [];
  private readonly waiting: Waiting[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly configuration: RewriteConfiguration,
    private readonly request: SiteRequest,
    private readonly encodingOf: (line: ConfigLine) => Encoding,
  ) {}

  all(start: RewriteState): readonly Arrival[] {
    const { rules } = this.configuration;
    const first = { index: 0, state: start };
    this.await({ ...first, rounds: [keyOf(first)] });
    for (let steps = 0; ; steps++) {
      const next = this.waiting.pop();
      if (next === undefined) return this.arrivals;
      const rule = rules[next.index];
      if (rule === undefined) this.arrivals.push({ kind: 'through', state: next.state, end: false });
      else if (steps < mostSteps) this.apply(rule, next);
      else {
        this.arrivals.push({ kind: 'unknown', line: rule.line });
        return this.arrivals;
      }
    }
  }

  /** Two that stand alike go on alike. */
  private await(waiting: Waiting): void {
    const key = keyOf(waiting);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.waiting.push(waiting);
  }

  private apply(rule: RewriteRule, waiting: Waiting): void {
    const { index, state } = waiting;
    const { truth, references } = this.applies(rule, state);
    if (truth === 'maybe' && rule.substitution === null && isWithoutEffect(rule)) {
      return this.await({ ...waiting, index: index + 1, state: withEnvironment(state, rule, null) });
    }
    if (truth !== 'yes') this.await({ ...waiting, index: this.afterPassing(index) });
    if (truth !== 'no') this.take(rule, waiting, { state, references, request: this.request });
  }

  /** Rules that are chained to one that does not apply are passed by with it. */
  private afterPassing(index: number): number {
    const { rules } = this.configuration;
    let next = index;
    while (rules[next]?.flags.chain) next++;
    return next + 1;
  }

  private applies(rule: RewriteRule, state: RewriteState): { truth: Truth; references: BackReferences } {
    const encoding = this.encodingOf(rule.line);
    const { truth: matches, captures } = this.matches(rule, state, encoding);
    const none = { truth: matches, references: { rule: captures, condition: noCaptures } };
    if (matches === 'no') return none;
    const context = { state, references: none.references, request: this.request };
    const conditions = conditionsHold(rule.conditions, context, encoding);
    const references = { rule: captures, condition: conditions.captures };
    return { truth: conditions.truth === 'yes' ? matches : conditions.truth, references };
  }

  private matches(
    { pattern, negated: isNegated, flags }: RewriteRule,
    state: RewriteState,
    encoding: Encoding,
  ): { truth: Truth; captures: Captures } {
    const expression = regularExpression(pattern, { encoding, ignoreCase: flags.ignoreCase });
    const results = this.subjectsOf(state).map((subject) => expression?.match(subject) ?? notKnown);
    const [result] = results;
    const agree = new Set(results.map((each) => JSON.stringify(each))).size === 1;
    const kinds = new Set(results.map(({ kind }) => kind));
    if (result === undefined || kinds.size > 1 || result.kind === 'unknown') {
      return { truth: 'maybe', captures: isNegated ? noCaptures : unknownCaptures };
    }
    const truth = result.kind === 'match' ? 'yes' : 'no';
    if (isNegated) return { truth: negated(truth), captures: noCaptures };
    return { truth, captures: agree ? capturesOf(result) : unknownCaptures };
  }

  /** What the pattern is asked of: the name with what follows the file, without the folder of the rules. */
  private subjectsOf({ name, pathInfo }: RewriteState): readonly string[] {
    if (name.whole === null) return [];
    const whole = name.whole + pathInfo;
    const folder = withSlash(this.configuration.folder);
    return whole.startsWith(folder) ? [whole.slice(folder.length)] : anyServer(whole);
  }

  private take(rule: RewriteRule, waiting: Waiting, context: ExpansionContext): void {
    const { flags, line } = rule;
    if (flags.status !== null) {
      this.arrivals.push({ kind: 'status', status: flags.status, line });
      return;
    }
    if (rule.substitution === null) {
      const state = withEnvironment(context.state, rule, context);
      return this.goOn(rule, waiting, withForced(state, rule, context));
    }
    const { escaping, lastQuestionMark } = flags;
    const { texts, start, unsafeQuestionMark } = expanded(rule.substitution, context, {
      escaping,
      lastQuestionMark,
    });
    if (unsafeQuestionMark && !flags.allowQuestionMark) {
      this.arrivals.push({ kind: 'status', status: 403, line });
      return;
    }
    const names: readonly Beginning[] = texts?.map(wholeText) ?? [{ whole: null, start }];
    for (const name of names) this.substitute(rule, waiting, name, context);
  }

  private substitute(
    rule: RewriteRule,
    waiting: Waiting,
    written: Beginning,
    context: ExpansionContext,
  ): void {
    const { flags, line } = rule;
    const kind = substitutionKind(written.start, written.whole !== null);
    if (kind === 'unknown' && !flags.proxy && !flags.redirect) {
      this.arrivals.push({ kind: 'unknown', line });
      return;
    }
    const folder = withSlash(this.configuration.folder);
    const full = kind === 'relative' ? behind(folder, written) : written;
    const { name, query } = splitQuery(full, context.state.query, rule);
    const before = withEnvironment(context.state, rule, context);
    const pathInfo = flags.discardPathInfo ? '' : before.pathInfo;
    const changedBy = { line, noEscape: flags.noEscape, code: flags.code };
    const state: RewriteState = { ...before, name, query, pathInfo, changedBy };
    if (flags.proxy) {
      this.arrivals.push({ kind: 'proxied', state, line });
      return;
    }
    if (flags.redirect) return this.goOn(rule, waiting, { ...state, name: onThisServer(name) });
    // The server's own name takes the scheme away again, and its name is not known.
    const own = ownPath(name);
    if (own !== null) {
      this.goOn(rule, waiting, withForced({ ...state, name: own }, rule, context));
    }
    if (kind === 'uri') return this.goOn(rule, waiting, state);
    const merged =
      kind === 'relative' || flags.keepSlashes || rule.substitution?.startsWith('//') ? name : merge(name);
    this.goOn(rule, waiting, withForced({ ...state, name: merged }, rule, context));
  }

  /** Behind a rule that has applied. */
  private goOn({ flags, line }: RewriteRule, { index, rounds }: Waiting, state: RewriteState): void {
    if (flags.passThrough && schemeOf(state.name.start) !== null) {
      // The server takes the mark of a request that is passed through for the start of a path.
      this.arrivals.push({ kind: 'status', status: 400, line });
    } else if (flags.passThrough || flags.end || flags.last || flags.proxy) {
      this.arrivals.push({ kind: 'through', state, end: flags.end && !flags.passThrough });
    } else if (flags.next) {
      const key = keyOf({ index: 0, state });
      // Where nothing changes any more the server comes to the last round all the same.
      const isLast = rounds.length + 1 >= flags.mostRounds || rounds.includes(key);
      if (isLast) this.arrivals.push({ kind: 'status', status: 500, line });
      else this.await({ index: 0, state, rounds: [...rounds, key] });
    } else this.await({ index: index + 1 + Math.max(flags.skip, 0), state, rounds });
  }
}

function keyOf({ index, state }: Pick<Waiting, 'index' | 'state'>): string {
  const { name, query, pathInfo, handler, type, environment, changedBy } = state;
  const forced = [handler, type, changedBy].map((each) => [
    each !== null && 'value' in each ? each.value : null,
    each?.line.path,
    each?.line.directive.span.start,
  ]);
  return JSON.stringify([index, name, query, pathInfo, forced, [...environment]]);
}

const notKnown: MatchResult = { kind: 'unknown' };

const withSlash = (folder: string): string => (folder.endsWith('/') ? folder : `${folder}/`);

const behind = (folder: string, { whole, start }: Beginning): Beginning => ({
  whole: whole === null ? null : folder + whole,
  start: folder + start,
});

/** `R` makes a URL of a path. */
const onThisServer = (name: Beginning): Beginning => {
  if (schemeOf(name.start) !== null) return name;
  return behind(name.start.startsWith('/') ? thisServer : `${thisServer}/`, name);
};

/** A pattern that is asked of a URL of this server is asked with more than one name for it. */
const anyServer = (name: string): readonly string[] =>
  name.startsWith(thisServer)
    ? ['http://localhost', 'https://www.example.com:8443'].map((each) => each + name.slice(thisServer.length))
    : [name];

/** The path of a URL that may be this server's own (`reduce_uri`); null of any other. */
function ownPath({ whole, start }: Beginning): Beginning | null {
  const [prefix, path] = /^https?:\/\/[^/]*(.*)$/is.exec(whole ?? start) ?? [];
  if (prefix === undefined || path === undefined) return null;
  if (whole === null) return { whole: null, start: path };
  return wholeText(path === '' ? '/' : path);
}

/** Slashes at the start are made one. */
const merge = ({ whole, start }: Beginning): Beginning => ({
  whole: whole === null ? null : whole.replace(/^\/+/, '/'),
  start: start.replace(/^\/+/, '/'),
});

/** Whether it makes no difference for the request whether a rule without a substitution applies. */
const isWithoutEffect = ({ flags }: RewriteRule): boolean =>
  flags.status === null &&
  flags.handler === null &&
  flags.type === null &&
  flags.skip === 0 &&
  !(flags.last || flags.end || flags.next || flags.passThrough || flags.chain || flags.proxy);

/** With what `E` sets; not known where it is not known whether the rule applies. */
function withEnvironment(
  state: RewriteState,
  { flags }: RewriteRule,
  context: ExpansionContext | null,
): RewriteState {
  if (flags.environment.length === 0) return state;
  const environment = new Map<string, Texts>(state.environment);
  for (const item of flags.environment) {
    const texts = context === null ? null : expanded(item, context).texts;
    const [only = item] = texts ?? [];
    const [, unset = '', name = '', value = ''] = /^(!?)([^:]*):?(.*)$/s.exec(only) ?? [];
    if (texts === null || texts.length > 1) environment.set(name, null);
    else environment.set(name, [unset === '' ? value : '']);
  }
  return { ...state, environment };
}

function withForced(
  state: RewriteState,
  { flags, line }: RewriteRule,
  context: ExpansionContext,
): RewriteState {
  const forced = (text: string | null, before: Forced | null): Forced | null => {
    if (text === null) return before;
    const { texts } = expanded(text, context, { escaping: flags.escaping, lastQuestionMark: false });
    const [only = null] = mapped(texts, lowerCase) ?? [];
    if (only === '') return before;
    return { value: texts?.length === 1 ? only : null, line };
  };
  return { ...state, handler: forced(flags.handler, state.handler), type: forced(flags.type, state.type) };
}
