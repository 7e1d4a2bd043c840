import type { Directive } from '../syntax/htaccess/nodes.js';
import { flagsIn, rewriteArguments } from '../syntax/htaccess/rewriteArguments.js';
import { folderOf, relative } from '../text/path.js';
import { linesNamed } from './configBlock.js';
import type { ConfigLevel } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';
import { matchesExpression } from './fileSection.js';

/** The rewrite rules with the flag `P` that are in force, and the .htaccess that they stand in. */
export interface ProxyRules {
  readonly path: string;
  readonly rules: readonly Directive[];
}

/** Of several levels the last that speaks of rewriting is in force, with its engine on or not. */
export function mergeRewriting(above: ProxyRules | null, level: ConfigLevel): ProxyRules | null {
  const engine = linesNamed(level.block, 'RewriteEngine').at(-1);
  const rules = linesNamed(level.block, 'RewriteRule');
  const path = (engine ?? rules[0])?.path;
  if (path === undefined) return above;
  if (engine?.directive.arguments[0]?.value.toLowerCase() !== 'on') return null;
  return { path, rules: rules.map(({ directive }) => directive).filter(isProxied) };
}

/**
 * The first of the rules that takes a request for the file, or null. Conditions are taken as true, since they
 * depend on the request.
 */
export function proxyRuleFor(proxy: ProxyRules | null, path: string): DecidingLine | null {
  if (proxy === null) return null;
  const subject = relative(folderOf(proxy.path), path);
  const rule = proxy.rules.find((each) => takes(each, subject));
  if (rule === undefined) return null;
  const target = rewriteArguments(rule)?.second.text ?? '';
  return { path: proxy.path, directive: rule, effect: `passes requests on to ${target}` };
}

function isProxied(rule: Directive): boolean {
  const { rest } = rule.command;
  const bracket = rest.indexOf('[');
  // Most rules have no such letter in their flags: there is no need to read them.
  if (bracket < 0 || !/p/i.test(rest.slice(bracket))) return false;
  return flagsIn(rewriteArguments(rule)?.flags ?? null).some((flag) => /^(?:p|proxy)$/i.test(flag));
}

function takes(rule: Directive, subject: string): boolean {
  const pattern = rewriteArguments(rule)?.first.text ?? '';
  return pattern.startsWith('!')
    ? !matchesExpression(pattern.slice(1), subject)
    : matchesExpression(pattern, subject);
}
