import { directiveNotAllowedHere } from './directive-not-allowed-here/rule.js';
import { execcgiOff } from './execcgi-off/rule.js';
import { interpreterMissing } from './interpreter-missing/rule.js';
import { invalidArgument } from './invalid-argument/rule.js';
import { missingContentType } from './missing-content-type/rule.js';
import { missingHeaderSeparator } from './missing-header-separator/rule.js';
import { missingShebang } from './missing-shebang/rule.js';
import { notExecutable } from './not-executable/rule.js';
import { overrideNotAllowed } from './override-not-allowed/rule.js';
import { perRequestCgi } from './per-request-cgi/rule.js';
import { python2Syntax } from './python2-syntax/rule.js';
import { redundantContentType } from './redundant-content-type/rule.js';
import { removedStdlibModule } from './removed-stdlib-module/rule.js';
import type { Rule } from './rule.js';
import { unclosedSection } from './unclosed-section/rule.js';
import { unknownDirective } from './unknown-directive/rule.js';
import { unknownSuppression } from './unknown-suppression/rule.js';
import { unmatchedSectionEnd } from './unmatched-section-end/rule.js';
import { unusedSuppression } from './unused-suppression/rule.js';
import { wrongArgumentCount } from './wrong-argument-count/rule.js';

/** Every rule there is, in the order of names. */
export const rules: readonly Rule[] = [
  directiveNotAllowedHere,
  execcgiOff,
  interpreterMissing,
  invalidArgument,
  missingContentType,
  missingHeaderSeparator,
  missingShebang,
  notExecutable,
  overrideNotAllowed,
  perRequestCgi,
  python2Syntax,
  redundantContentType,
  removedStdlibModule,
  unclosedSection,
  unknownDirective,
  unknownSuppression,
  unmatchedSectionEnd,
  unusedSuppression,
  wrongArgumentCount,
];

export const ruleNames: readonly string[] = rules.map(({ name }) => name);
