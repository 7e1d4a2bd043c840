import { authorizationNotPassed } from './authorization-not-passed/rule.js';
import { byteOrderMark } from './byte-order-mark/rule.js';
import { directiveNotAllowedHere } from './directive-not-allowed-here/rule.js';
import { directoryListing } from './directory-listing/rule.js';
import { duplicatedHeader } from './duplicated-header/rule.js';
import { execcgiOff } from './execcgi-off/rule.js';
import { exposedDotFiles } from './exposed-dot-files/rule.js';
import { handlerMatchesInnerExtension } from './handler-matches-inner-extension/rule.js';
import { handlerModuleMissing } from './handler-module-missing/rule.js';
import { handlerOnWholeFolder } from './handler-on-whole-folder/rule.js';
import { handlerWithoutFiles } from './handler-without-files/rule.js';
import { headerAfterBody } from './header-after-body/rule.js';
import { headerOnlyOnSuccess } from './header-only-on-success/rule.js';
import { interpreterMissing } from './interpreter-missing/rule.js';
import { invalidArgument } from './invalid-argument/rule.js';
import { invalidExpression } from './invalid-expression/rule.js';
import { invalidRegex } from './invalid-regex/rule.js';
import { invalidRequire } from './invalid-require/rule.js';
import { invalidRewriteFlag } from './invalid-rewrite-flag/rule.js';
import { invalidStatus } from './invalid-status/rule.js';
import { lineTooLong } from './line-too-long/rule.js';
import { malformedHeader } from './malformed-header/rule.js';
import { missingCachePolicy } from './missing-cache-policy/rule.js';
import { missingCharset } from './missing-charset/rule.js';
import { missingCompression } from './missing-compression/rule.js';
import { missingContentSecurityPolicy } from './missing-content-security-policy/rule.js';
import { missingContentType } from './missing-content-type/rule.js';
import { missingFrameProtection } from './missing-frame-protection/rule.js';
import { missingHeaderSeparator } from './missing-header-separator/rule.js';
import { missingHsts } from './missing-hsts/rule.js';
import { missingNosniff } from './missing-nosniff/rule.js';
import { missingReferrerPolicy } from './missing-referrer-policy/rule.js';
import { missingShebang } from './missing-shebang/rule.js';
import { missingStatusLine } from './missing-status-line/rule.js';
import { mixedOptionsSigns } from './mixed-options-signs/rule.js';
import { moduleNotLoaded } from './module-not-loaded/rule.js';
import { notExecutable } from './not-executable/rule.js';
import { obsoleteHandler } from './obsolete-handler/rule.js';
import { obsoleteSecurityHeader } from './obsolete-security-header/rule.js';
import { outputBeforeHeaders } from './output-before-headers/rule.js';
import { overrideNotAllowed } from './override-not-allowed/rule.js';
import { perRequestCgi } from './per-request-cgi/rule.js';
import { phpCgiSecurityAlert } from './php-cgi-security-alert/rule.js';
import { python2Syntax } from './python2-syntax/rule.js';
import { redundantContentType } from './redundant-content-type/rule.js';
import { removedStdlibModule } from './removed-stdlib-module/rule.js';
import { requestEchoed } from './request-echoed/rule.js';
import type { Rule } from './rule.js';
import { serverStatusExposed } from './server-status-exposed/rule.js';
import { shadowedStdlibModule } from './shadowed-stdlib-module/rule.js';
import { shebangArguments } from './shebang-arguments/rule.js';
import { shebangLineEnding } from './shebang-line-ending/rule.js';
import { shellInjection } from './shell-injection/rule.js';
import { sourceDisclosure } from './source-disclosure/rule.js';
import { syntaxError } from './syntax-error/rule.js';
import { trailingComment } from './trailing-comment/rule.js';
import { unclosedSection } from './unclosed-section/rule.js';
import { unflushedOutputOrder } from './unflushed-output-order/rule.js';
import { unknownDirective } from './unknown-directive/rule.js';
import { unknownHandler } from './unknown-handler/rule.js';
import { unknownSuppression } from './unknown-suppression/rule.js';
import { unmatchedSectionEnd } from './unmatched-section-end/rule.js';
import { unsafePermissions } from './unsafe-permissions/rule.js';
import { unusedSuppression } from './unused-suppression/rule.js';
import { weakContentSecurityPolicy } from './weak-content-security-policy/rule.js';
import { wrongArgumentCount } from './wrong-argument-count/rule.js';

/** Every rule there is, in the order of names. */
export const rules: readonly Rule[] = [
  authorizationNotPassed,
  byteOrderMark,
  directiveNotAllowedHere,
  directoryListing,
  duplicatedHeader,
  execcgiOff,
  exposedDotFiles,
  handlerMatchesInnerExtension,
  handlerModuleMissing,
  handlerOnWholeFolder,
  handlerWithoutFiles,
  headerAfterBody,
  headerOnlyOnSuccess,
  interpreterMissing,
  invalidArgument,
  invalidExpression,
  invalidRegex,
  invalidRequire,
  invalidRewriteFlag,
  invalidStatus,
  lineTooLong,
  malformedHeader,
  missingCachePolicy,
  missingCharset,
  missingCompression,
  missingContentSecurityPolicy,
  missingContentType,
  missingFrameProtection,
  missingHeaderSeparator,
  missingHsts,
  missingNosniff,
  missingReferrerPolicy,
  missingShebang,
  missingStatusLine,
  mixedOptionsSigns,
  moduleNotLoaded,
  notExecutable,
  obsoleteHandler,
  obsoleteSecurityHeader,
  outputBeforeHeaders,
  overrideNotAllowed,
  perRequestCgi,
  phpCgiSecurityAlert,
  python2Syntax,
  redundantContentType,
  removedStdlibModule,
  requestEchoed,
  serverStatusExposed,
  shadowedStdlibModule,
  shebangArguments,
  shebangLineEnding,
  shellInjection,
  sourceDisclosure,
  syntaxError,
  trailingComment,
  unclosedSection,
  unflushedOutputOrder,
  unknownDirective,
  unknownHandler,
  unknownSuppression,
  unmatchedSectionEnd,
  unsafePermissions,
  unusedSuppression,
  weakContentSecurityPolicy,
  wrongArgumentCount,
];

export const ruleNames: readonly string[] = rules.map(({ name }) => name);
