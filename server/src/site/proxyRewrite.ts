import { type Directive, isNamed } from '../syntax/htaccess/nodes.js';
import { folderOf, relative } from '../text/path.js';
import type { ConfigLevel } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';
import { matchesExpression } from './fileSection.js';

/**
 * The first rewrite rule with the flag `P` that takes a request for the file, or null. Of several levels the
 * last with rewrite rules is in force; conditions are taken as true, since they depend on the request.
 */
export function proxyRewriteOf(levels: readonly ConfigLevel[], path: string): DecidingLine | null {
  const level = levels.findLast(({ directives }) =>
    directives.some((directive) => isNamed(directive, 'RewriteRule') || isNamed(directive, 'RewriteEngine')),
  );
  if (level === undefined || !engineIsOn(level.directives)) return null;
  const subject = relative(folderOf(level.file.path), path);
  const rule = level.directives.find(
    (directive) => isNamed(directive, 'RewriteRule') && isProxied(directive) && takes(directive, subject),
  );
  if (rule === undefined) return null;
  const target = rule.arguments[1]?.value ?? '';
  return { path: level.file.path, directive: rule, effect: `passes requests on to ${target}` };
}

const engineIsOn = (directives: readonly Directive[]): boolean =>
  directives
    .findLast((directive) => isNamed(directive, 'RewriteEngine'))
    ?.arguments[0]?.value.toLowerCase() === 'on';

const isProxied = (rule: Directive): boolean =>
  (rule.arguments[2]?.value ?? '')
    .replace(/^\[|\]$/g, '')
    .split(',')
    .some((flag) => /^(p|proxy)$/i.test(flag.trim()));

function takes(rule: Directive, subject: string): boolean {
  const pattern = rule.arguments[0]?.value ?? '';
  return pattern.startsWith('!')
    ? !matchesExpression(pattern.slice(1), subject)
    : matchesExpression(pattern, subject);
}
