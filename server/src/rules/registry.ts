import { execcgiOff } from './execcgi-off/rule.js';
import { perRequestCgi } from './per-request-cgi/rule.js';
import { redundantContentType } from './redundant-content-type/rule.js';
import type { Rule } from './rule.js';
import { unknownSuppression } from './unknown-suppression/rule.js';
import { unusedSuppression } from './unused-suppression/rule.js';

/** Every rule there is, in the order of names. */
export const rules: readonly Rule[] = [
  execcgiOff,
  perRequestCgi,
  redundantContentType,
  unknownSuppression,
  unusedSuppression,
];

export const ruleNames: readonly string[] = rules.map(({ name }) => name);
