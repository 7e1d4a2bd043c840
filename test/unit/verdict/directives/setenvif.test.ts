import { describeVerdicts } from '../../../support/describeVerdicts.js';

describeVerdicts('SetEnvIf', [
  ['SetEnvIf Request_URI "\\.gif$" image=$1 !page', null],
  ['SetEnvIf', 'Missing header-field name for SetEnvIf'],
  ['SetEnvIf "" a b', 'Missing header-field name for SetEnvIf'],
  ['SetEnvIf Host', 'Missing regular expression for SetEnvIf'],
  ['SetEnvIf Host "" local', 'Missing regular expression for SetEnvIf'],
  ['SetEnvIfNoCase Host ^a', 'Missing envariable expression for SetEnvIfNoCase'],
  ['SetEnvIfNoCase Host ^a ""', 'Missing envariable expression for SetEnvIfNoCase'],
  // What is no pattern is never compiled, not even with a backslash at its end.
  ['SetEnvIf Host a\\.b\\ local', null],
]);

describeVerdicts('BrowserMatch, SetEnvIfExpr', [
  ['BrowserMatch MSIE old', null],
  ['BrowserMatchNoCase', 'Missing regular expression for BrowserMatchNoCase'],
  ['BrowserMatchNoCase msie', 'Missing envariable expression for BrowserMatchNoCase'],
  ['SetEnvIfExpr "true" a', null],
  ['SetEnvIfExpr', 'Missing expression for SetEnvIfExpr'],
  ['SetEnvIfExpr ""', 'Missing expression for SetEnvIfExpr'],
  ['SetEnvIfExpr true', 'Missing envariable expression for SetEnvIfExpr'],
]);
