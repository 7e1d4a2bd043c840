import type { Truth } from '../../apache/profile.js';
import { type MatchResult, regularExpression } from '../../syntax/pattern/regularExpression.js';
import type { Encoding } from '../../text/decode.js';
import type { ConfigLine } from '../configBlock.js';
import { type Captures, capturesOf, noCaptures, unknownCaptures } from '../expression/captures.js';
import type { SiteRequest } from '../request.js';
import { negated } from '../truth.js';
import { conditionsHold } from './conditions.js';
import { withEnvironment, withForced } from './effects.js';
import { type ExpansionContext, expanded } from './expansion.js';
import { anyServer, onThisServer, ownPath } from './ownServer.js';
import type { RewriteConfiguration, RewriteRule } from './rewriteConfiguration.js';
import { type BackReferences, type Beginning, behind, type RewriteState, wholeText } from './rewriteState.js';
import { type SubstitutionKind, schemeOf, substitutionKind } from './schemes.js';
import { hasControls, splitQuery } from './substitution.js';

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

/** Beyond so many rules asked, repeats by `N` and both ways of each unknown condition counted, no more is said. */
const mostSteps = 3000;
/** Nor beyond so many ends, of which nobody would read all. */
const mostArrivals = 50;

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
  private forked = false;

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
      else if (steps < mostSteps && this.arrivals.length < mostArrivals) this.apply(rule, next);
      else {
        this.arrivals.push({ kind: 'unknown', line: rule.line });
        return this.arrivals;
      }
    }
  }

  /** Two that stand alike in the same round go on alike. As long as there is but one, nothing has to be remembered. */
  private await(waiting: Waiting): void {
    this.forked ||= this.waiting.length > 0;
    if (!this.forked) {
      this.waiting.push(waiting);
      return;
    }
    const key = `${waiting.rounds.length} ${keyOf(waiting)}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.waiting.push(waiting);
  }

  private apply(rule: RewriteRule, waiting: Waiting): void {
    const { index, state } = waiting;
    const { truth, references } = this.applies(rule, state);
    if (truth === 'maybe' && rule.substitution === null && isWithoutEffect(rule)) {
      this.await({ ...waiting, index: index + 1, state: withEnvironment(state, rule, null) });
      return;
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
    if (this.request.isSubrequest === true && isNotForSubrequests(rule)) {
      return { truth: 'no', references: { rule: noCaptures, condition: noCaptures } };
    }
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
      const { query, name } = context.state;
      // A query that an earlier rule has made is looked at before.
      const isForbidden = hasControls(query) && schemeOf(name.start) === null;
      this.arrivals.push({ kind: 'status', status: isForbidden ? 403 : flags.status, line });
      return;
    }
    if (rule.substitution === null) {
      const state = withEnvironment(context.state, rule, context);
      this.goOn(rule, waiting, withForced(state, rule, context));
      return;
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
    const name = kind === 'relative' ? behind(folder, written) : written;
    const state = changed(rule, name, context);
    if (flags.proxy) this.arrivals.push({ kind: 'proxied', state, line });
    else {
      for (const place of placesOf(rule, kind, state.name)) {
        const there = { ...state, name: place };
        const forced = schemeOf(place.start) === null ? withForced(there, rule, context) : there;
        this.goOn(rule, waiting, forced);
      }
    }
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

/** Lines in a section have no folder. */
const withSlash = (folder: string): string => (folder === '' || folder.endsWith('/') ? folder : `${folder}/`);

/** With the name that a rule gives it, and the query. */
function changed(rule: RewriteRule, written: Beginning, context: ExpansionContext): RewriteState {
  const { flags, line } = rule;
  const before = withEnvironment(context.state, rule, context);
  const { name, query } = splitQuery(written, before.query, rule);
  const pathInfo = flags.discardPathInfo ? '' : before.pathInfo;
  const changedBy = { line, noEscape: flags.noEscape, code: flags.code };
  return { ...before, name, query, pathInfo, changedBy };
}

/** What becomes of a name: a URL that may be this server's own is a path then. */
function placesOf(rule: RewriteRule, kind: SubstitutionKind, name: Beginning): readonly Beginning[] {
  const { flags, substitution } = rule;
  if (flags.redirect) return [onThisServer(name)];
  const asWritten = kind !== 'path' || flags.keepSlashes || (substitution?.startsWith('//') ?? false);
  const own = ownPath(name);
  return [...(own === null ? [] : [own]), asWritten ? name : withOneSlash(name)];
}

/** Slashes at the start are made one. */
const withOneSlash = ({ whole, start }: Beginning): Beginning => ({
  whole: whole === null ? null : whole.replace(/^\/+/, '/'),
  start: start.replace(/^\/+/, '/'),
});

/** `R` as well as `NS` (`apply_rewrite_list`). */
const isNotForSubrequests = ({ flags }: RewriteRule): boolean => flags.redirect || flags.notForSubrequests;

/** Whether it makes no difference for the request whether a rule without a substitution applies. */
const isWithoutEffect = ({ flags }: RewriteRule): boolean =>
  flags.status === null &&
  flags.handler === null &&
  flags.type === null &&
  flags.skip === 0 &&
  !(flags.last || flags.end || flags.next || flags.passThrough || flags.chain || flags.proxy);
