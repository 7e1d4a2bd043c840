import { execcgiOff } from './execcgi-off/rule.js';
import { interpreterMissing } from './interpreter-missing/rule.js';
import { missingContentType } from './missing-content-type/rule.js';
import { missingHeaderSeparator } from './missing-header-separator/rule.js';
import { missingShebang } from './missing-shebang/rule.js';
import { notExecutable } from './not-executable/rule.js';
import { perRequestCgi } from './per-request-cgi/rule.js';
import { python2Syntax } from './python2-syntax/rule.js';
import { redundantContentType } from './redundant-content-type/rule.js';
import { removedStdlibModule } from './removed-stdlib-module/rule.js';
import type { Rule } from './rule.js';
import { unknownSuppression } from './unknown-suppression/rule.js';
import { unusedSuppression } from './unused-suppression/rule.js';

/** Every rule there is, in the order of names. */
export const rules: readonly Rule[] = [
  execcgiOff,
  interpreterMissing,
  missingContentType,
  missingHeaderSeparator,
  missingShebang,
  notExecutable,
  perRequestCgi,
  python2Syntax,
  redundantContentType,
  removedStdlibModule,
  unknownSuppression,
  unusedSuppression,
];

export const ruleNames: readonly string[] = rules.map(({ name }) => name);
