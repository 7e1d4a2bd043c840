import { actionsChecks } from './actions/checks.js';
import { aliasChecks } from './alias/checks.js';
import { coreChecks } from './core/checks.js';
import { conditionSections } from './core/conditionSections.js';
import { dirChecks } from './dir/checks.js';
import type { ArgumentCheck, ClosingCheck, ModuleChecks } from './invocation.js';
import { negotiationChecks } from './negotiation/checks.js';
import { rewriteChecks } from './rewrite/checks.js';
import { versionChecks } from './version/checks.js';

/** Every module whose directives look at their arguments themselves, in the order of names. */
const modules: readonly ModuleChecks[] = [
  actionsChecks,
  aliasChecks,
  conditionSections,
  coreChecks,
  dirChecks,
  negotiationChecks,
  rewriteChecks,
  versionChecks,
];

const argumentChecks: ReadonlyMap<string, ArgumentCheck> = new Map(
  modules.flatMap((module) => Object.entries(module.arguments)),
);
const closingChecks: ReadonlyMap<string, ClosingCheck> = new Map(
  modules.flatMap((module) => Object.entries(module.closing ?? {})),
);

/** @param name as registered: `RewriteRule`, `<Limit`. */
export const argumentCheckOf = (name: string): ArgumentCheck | null => argumentChecks.get(name) ?? null;

/** @param name as registered: `<RequireAll`. */
export const closingCheckOf = (name: string): ClosingCheck | null => closingChecks.get(name) ?? null;
