import type { ReportedFinding } from '../../../server/src/linter/lint.js';

/** These are about a script, its handler or its access; the catalogue says of each case which of them speak. */
const spokenOf: ReadonlySet<string> = new Set([
  'authorization-not-passed',
  'execcgi-off',
  'handler-matches-inner-extension',
  'handler-module-missing',
  'handler-on-whole-folder',
  'header-after-body',
  'interpreter-missing',
  'invalid-status',
  'malformed-header',
  'missing-content-type',
  'missing-header-separator',
  'missing-shebang',
  'missing-status-line',
  'not-executable',
  'obsolete-handler',
  'output-before-headers',
  'php-cgi-security-alert',
  'python2-syntax',
  'removed-stdlib-module',
  'shadowed-stdlib-module',
  'shebang-arguments',
  'shebang-line-ending',
  'source-disclosure',
  'syntax-error',
  'unflushed-output-order',
  'unknown-handler',
  'unsafe-permissions',
]);

/**
 * Of those, what is advice where it is no error: the page comes as it is meant, now or from this server. Each is said
 * of pages that are served well.
 *
 * - authorization-not-passed: the script is answered, only without the user.
 * - handler-matches-inner-extension: `page.py.txt` runs as the line says; it should not.
 * - removed-stdlib-module: this Python still has the module.
 * - unsafe-permissions: refused under suEXEC alone, which a profile tells.
 */
const adviceAsWarning: ReadonlySet<string> = new Set([
  'authorization-not-passed',
  'handler-matches-inner-extension',
  'removed-stdlib-module',
  'unsafe-permissions',
]);

/**
 * Whether the catalogue says of a finding where it stands. The others are about cost (per-request-cgi), about what a
 * browser is told beside the page (the rules on response headers), about security (request-echoed, shell-injection),
 * or tell of what is not needed (handler-without-files, redundant-content-type). An error always counts.
 */
export const isSpokenOf = ({ rule, severity }: ReportedFinding): boolean =>
  spokenOf.has(rule) || (severity === 'error' && rule !== 'per-request-cgi');

/** Whether a finding says that a visitor gets a 500, a 403, the source of a program, or a page of a wrong type. */
export const foretellsTrouble = (finding: ReportedFinding): boolean =>
  isSpokenOf(finding) && !(adviceAsWarning.has(finding.rule) && finding.severity !== 'error');

/** The same of a server that refuses a program which others may change. */
export const foretellsTroubleUnderSuexec = (finding: ReportedFinding): boolean =>
  finding.rule === 'unsafe-permissions' || foretellsTrouble(finding);
