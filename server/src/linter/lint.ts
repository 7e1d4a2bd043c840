import { isSpokenOn, messageOn } from '../rules/litespeed.js';
import { ruleNames, rules } from '../rules/registry.js';
import type { Finding, HtaccessContext, Rule, Severity, SuppressionUse } from '../rules/rule.js';
import type { Fix } from '../site/change.js';
import { resolve } from '../site/handlerMap.js';
import type { HtaccessFile, ScriptFile, Site } from '../site/site.js';
import type { HtaccessDocument } from '../syntax/htaccess/nodes.js';
import { type Suppression, suppressionsInHtaccess, suppressionsInScript } from '../syntax/suppressions.js';
import { once } from '../text/once.js';
import { folderOf } from '../text/path.js';
import { firstRefusal, refusalsIn } from '../verdict/refusals.js';
import { trailingCommentsIn } from '../verdict/trailingComments.js';
import { type ConversionOffers, conversionOffers, type DeclinedConversion } from './conversionOffers.js';
import { type LinterSettings, settingsAt } from './settings.js';

/** A file of a site with all that the rules say of it. */
export interface LintedFile {
  readonly path: string;
  readonly kind: 'htaccess' | 'script';
  readonly text: string;
  /** Null for a script. */
  readonly document: HtaccessDocument | null;
  /** What Apache answers 500 with when it reads this .htaccess, whatever the request; null where it does not. */
  readonly refused: { readonly line: number; readonly message: string } | null;
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
}

export interface ReportedFinding extends Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** The rule's own fixes; unlike those of conversions they are cheap to make. */
  readonly ownFixes: () => readonly Fix[];
  /** The rule's own fixes, then the conversions that the finding invites. Made when first called. */
  readonly fixes: () => readonly Fix[];
  /** The conversions that cannot be done here, each with the reason. */
  readonly declined: () => readonly DeclinedConversion[];
}

/**
 * All findings of one file of a loaded site; null where the site holds no such .htaccess or script. Pure, and
 * the same for the same site and settings.
 */
export function lint(site: Site, path: string, chosen: LinterSettings): LintedFile | null {
  const settings = settingsAt(chosen, site, path);
  const htaccess = site.htaccess.get(folderOf(path));
  if (htaccess?.path === path) return lintHtaccess(site, htaccess, settings);
  const script = site.scripts.get(path);
  return script === undefined ? null : lintScript(site, script, settings);
}

function lintHtaccess(site: Site, file: HtaccessFile, settings: LinterSettings): LintedFile {
  const { profile } = settings;
  const { document, encoding, path } = file;
  const refusals = refusalsIn(document, profile, encoding);
  const trailingComments = trailingCommentsIn(document, { profile, encoding }, refusals);
  const ofComments = new Set(trailingComments.map(({ refusal }) => refusal));
  const context: HtaccessContext = {
    file,
    site,
    profile,
    refusals: refusals.filter((refusal) => !ofComments.has(refusal)),
    trailingComments,
  };
  const kinds = new Set(context.refusals.map(({ kind }) => kind));
  const found = activeRules(settings).flatMap((rule) => {
    if (rule.target !== 'htaccess') return [];
    return rule.explains === undefined || kinds.has(rule.explains) ? tagged(rule, rule.check(context)) : [];
  });
  const findings = withoutSuppressed(path, document.text, found, suppressionsInHtaccess(document), settings);
  return {
    path,
    kind: 'htaccess',
    text: document.text,
    document,
    refused: profile.software === 'apache' ? firstRefusal(refusals) : null,
    findings: reported(site, findings, settings),
  };
}

function lintScript(site: Site, file: ScriptFile, settings: LinterSettings): LintedFile {
  const { profile, pythonInterpreter } = settings;
  const { path, script } = file;
  const resolutions = resolve(site, path, profile);
  const context = { file, site, profile, resolutions, pythonInterpreter };
  const found = activeRules(settings).flatMap((rule) => {
    if (rule.target === 'script') return tagged(rule, rule.check(context));
    return rule.target === 'htaccess' ? tagged(rule, rule.checkScript?.(context) ?? []) : [];
  });
  const findings = withoutSuppressed(path, script.text, found, suppressionsInScript(script), settings);
  return {
    path,
    kind: 'script',
    text: script.text,
    document: null,
    refused: null,
    findings: reported(site, findings, settings),
  };
}

interface TaggedFinding {
  readonly rule: Rule;
  readonly finding: Finding;
}

const onByDefault = rules.filter((rule) => rule.default !== 'off');

const activeRules = ({ severities, profile }: LinterSettings): readonly Rule[] =>
  severities.size === 0 && profile.software === 'apache'
    ? onByDefault
    : rules.filter(
        (rule) => (severities.get(rule.name) ?? rule.default) !== 'off' && isSpokenOn(profile, rule.name),
      );

const tagged = (rule: Rule, findings: Iterable<Finding>): readonly TaggedFinding[] =>
  Array.from(findings, (finding) => ({ rule, finding }));

/** Takes out what comments keep back, and adds what is to be said of the comments themselves. */
function withoutSuppressed(
  path: string,
  text: string,
  found: readonly TaggedFinding[],
  suppressions: readonly Suppression[],
  settings: LinterSettings,
): readonly TaggedFinding[] {
  if (suppressions.length === 0) return found;
  const used = new Map<Suppression, Set<string>>(suppressions.map((each) => [each, new Set()]));
  const kept = found.filter(({ rule, finding }) => {
    const keepers = suppressions.filter((each) => keepsBack(each, rule.name, finding));
    for (const each of keepers) used.get(each)?.add(rule.name);
    return keepers.length === 0;
  });
  const uses: readonly SuppressionUse[] = suppressions.map((suppression) => ({
    suppression,
    used: used.get(suppression) ?? new Set(),
  }));
  const { severities, profile } = settings;
  const silent = new Set(
    rules
      .filter(
        (rule) => !isSpokenOn(profile, rule.name) || (rule.default === 'off' && !severities.has(rule.name)),
      )
      .map(({ name }) => name),
  );
  const own = activeRules(settings).flatMap((rule) =>
    rule.target === 'suppression'
      ? tagged(rule, rule.check({ path, text, suppressions: uses, ruleNames, silent }))
      : [],
  );
  return [...kept, ...own];
}

const keepsBack = ({ rules: names }: Suppression, rule: string, { span }: Finding): boolean =>
  names.some(
    ({ name, scope }) =>
      name === rule && scope !== null && scope.start <= span.start && span.start <= scope.end,
  );

function reported(
  site: Site,
  findings: readonly TaggedFinding[],
  settings: LinterSettings,
): readonly ReportedFinding[] {
  return findings
    .map(({ rule, finding }): ReportedFinding => {
      const offers = once(() => offersOf(site, finding, settings));
      return {
        ...finding,
        message: messageOn(settings.profile, rule.name, finding.message),
        rule: rule.name,
        severity: severityOf(settings, rule, finding),
        ownFixes: () => finding.fixes?.() ?? [],
        fixes: () => offers().fixes,
        declined: () => offers().declined,
      };
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || compare(a.rule, b.rule));
}

function severityOf({ severities }: LinterSettings, rule: Rule, finding: Finding): Severity {
  const configured = severities.get(rule.name);
  return configured === undefined || configured === 'off' ? (finding.severity ?? rule.severity) : configured;
}

function offersOf(site: Site, finding: Finding, settings: LinterSettings): ConversionOffers {
  const own = finding.fixes?.() ?? [];
  if (finding.invites === undefined) return { fixes: own, declined: [] };
  const { fixes, declined } = conversionOffers(site, finding.invites, settings);
  return { fixes: [...own, ...fixes], declined };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
