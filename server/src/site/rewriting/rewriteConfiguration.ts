import { flagsIn, type RewriteArguments, rewriteArguments } from '../../syntax/htaccess/rewriteArguments.js';
import type { ConfigLine } from '../configBlock.js';
import { type RuleFlags, ruleFlags } from './ruleFlags.js';

/** A RewriteRule with the conditions that stand before it. */
export interface RewriteRule {
  readonly line: ConfigLine;
  /** Without its exclamation mark. */
  readonly pattern: string;
  readonly negated: boolean;
  /** Null for `-`, and where the flags leave nothing of it. */
  readonly substitution: string | null;
  /** A question mark at its end takes the query away, and `QSD` where there is no other. */
  readonly withoutQuery: boolean;
  readonly flags: RuleFlags;
  readonly conditions: readonly RewriteCondition[];
}

export interface RewriteCondition {
  readonly line: ConfigLine;
  readonly input: string;
  /** Without its exclamation mark. */
  readonly pattern: string;
  readonly negated: boolean;
  readonly ignoreCase: boolean;
  readonly or: boolean;
}

/** What the lines of one place, or of several that are merged, set for mod_rewrite (`rewrite_perdir_conf`). */
export interface RewriteConfiguration {
  /** Null where no line says. */
  readonly engine: boolean | null;
  /** The line that says so. */
  readonly engineLine: ConfigLine | null;
  /** In lower case; null where no line says. */
  readonly options: ReadonlySet<string> | null;
  readonly base: string | null;
  /** As given to `rewriteConfiguration`. */
  readonly folder: string;
  readonly rules: readonly RewriteRule[];
  /** True where no folder has a line of its own: then nothing is rewritten there, nor asked whether it may be. */
  readonly isServerWide: boolean;
}

/**
 * Reads the lines of one place.
 *
 * @param lines RewriteEngine, RewriteBase, RewriteOptions, RewriteCond and RewriteRule, all together in the order in
 * which the server reads them; others are passed over. A `ConfigBlock` keeps lines by name: their common order within a
 * file is that of `directive.span.start`.
 * @param folder what is taken off the start of a path before a pattern is asked of it, and set before a substitution
 * that is a name alone: the folder of the .htaccess, without a slash at its end. Of lines in a section it is none: seen on
 * 2.4.71 it is `*If` for an `<If>` and its kin and the argument for `<Files>` and `<FilesMatch>`, so that patterns are
 * asked of the whole path, and such a substitution answers 400.
 */
export function rewriteConfiguration(lines: readonly ConfigLine[], folder: string): RewriteConfiguration {
  let engine: boolean | null = null;
  let engineLine: ConfigLine | null = null;
  let base: string | null = null;
  let options: Set<string> | null = null;
  let conditions: RewriteCondition[] = [];
  const rules: RewriteRule[] = [];
  for (const line of lines) {
    const { nameText, arguments: words } = line.directive;
    switch (nameText.toLowerCase()) {
      case 'rewriteengine':
        engine = /^on$/i.test(words[0]?.value ?? '');
        engineLine = line;
        break;
      case 'rewritebase':
        base = words[0]?.value ?? null;
        break;
      case 'rewriteoptions':
        options ??= new Set();
        for (const { value } of words)
          for (const word of value.trim().split(/\s+/)) options.add(word.toLowerCase());
        break;
      case 'rewritecond': {
        const read = rewriteArguments(line.directive);
        if (read !== null) conditions.push(conditionOf(line, read));
        break;
      }
      case 'rewriterule': {
        const read = rewriteArguments(line.directive);
        if (read !== null) rules.push(ruleOf(line, read, conditions));
        conditions = [];
      }
    }
  }
  return { engine, engineLine, options, base, folder, rules, isServerWide: false };
}

function conditionOf(line: ConfigLine, { first, second, flags }: RewriteArguments): RewriteCondition {
  const names = new Set(flagsIn(flags).map((flag) => flag.replace(/=.*/s, '').toLowerCase()));
  const negated = second.text.startsWith('!');
  return {
    line,
    input: first.text,
    pattern: negated ? second.text.slice(1) : second.text,
    negated,
    ignoreCase: names.has('nc') || names.has('nocase'),
    or: names.has('or') || names.has('ornext'),
  };
}

function ruleOf(
  line: ConfigLine,
  { first, second, flags: written }: RewriteArguments,
  conditions: readonly RewriteCondition[],
): RewriteRule {
  const flags = ruleFlags(written);
  const negated = first.text.startsWith('!');
  const endsInQuestionMark = second.text.endsWith('?');
  const stripped = endsInQuestionMark && !flags.appendQuery;
  const substitution = stripped ? second.text.slice(0, -1) : second.text;
  return {
    line,
    pattern: negated ? first.text.slice(1) : first.text,
    negated,
    substitution: second.text === '-' || flags.status !== null ? null : substitution,
    withoutQuery: stripped || (!endsInQuestionMark && flags.discardQuery && !second.text.includes('?')),
    flags: endsInQuestionMark && flags.appendQuery ? { ...flags, lastQuestionMark: true } : flags,
    conditions,
  };
}

/**
 * What is in force where one place stands below another (`config_perdir_merge`): the lower one's rules alone, unless an
 * option of either says that those above come along. Only a place that has a line of mod_rewrite's is merged; what is
 * above stays in force, with its own folder, for one that has none.
 */
export function mergedRewriting(
  above: RewriteConfiguration,
  below: RewriteConfiguration,
): RewriteConfiguration {
  const options = below.options ?? above.options;
  const has = (name: string): boolean => options?.has(name) ?? false;
  const hands = (name: string): boolean => (above.options?.has(name) ?? false) && !has('ignoreinherit');
  return {
    engine: below.engine ?? above.engine,
    engineLine: below.engineLine ?? above.engineLine,
    options,
    base: has('mergebase') ? (below.base ?? above.base) : below.base,
    folder: below.folder,
    isServerWide: below.isServerWide,
    rules:
      has('inherit') || hands('inheritdown')
        ? [...below.rules, ...above.rules]
        : has('inheritbefore') || hands('inheritdownbefore')
          ? [...above.rules, ...below.rules]
          : below.rules,
  };
}
