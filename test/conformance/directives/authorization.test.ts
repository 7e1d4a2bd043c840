import * as fc from 'fast-check';
import { linesOf, sampled } from '../argumentLists.js';
import { describeForEachProfile } from '../compareVerdicts.js';

const addresses =
  `10 10. 10.1.2.3. 1.2.3.4 1.2.3.4/24 1.2.3.4/255.255.0.0 1.2.3.4/33 1.2.3.4/0 1.2.3.4/ 10.0/16
  1.2.3.256 01.2.3.4 1..2 4294967296 1.2.3.4, 1.2.3.4.5 /24 ::1 ::1/64 ::1/129 2001:db8::/32 ::ffff:1.2.3.4 ::1.2.3.4
  1:2:3:4:5:6:7:8:: 1::2::3 g:: [::1] 1.2.3.4/24/8 host .example.org`.split(/\s+/);

const providers =
  `all env expr host ip local forward-dns user valid-user group file-group file-owner dbm-group
  dbm-file-group dbd-group dbd-login dbd-logout ldap-user ldap-group ldap-dn ldap-attribute ldap-filter ssl
  ssl-verify-client method valid-group All shib-session`.split(/\s+/);

/** Of expressions and of methods that are limited twice other suites speak. */
const unanswered = /Cannot parse expression|already excluded/;

/** Sections with what they hold, some levels deep. */
const nested = fc.letrec<{ readonly lines: string; readonly section: string }>((tie) => ({
  section: fc
    .tuple(
      fc.constantFrom(
        'RequireAll',
        'RequireAll',
        'requireany',
        'RequireAny',
        'RequireNone',
        'RequireNone',
        'RequireAll x',
        'IfModule mod_mime.c',
        'IfModule !mod_mime.c',
        'IfModule mod_ssl.c',
        'Files a',
        'If "true"',
        'Limit GET',
      ),
      tie('lines'),
    )
    .map(([tag, lines]) => `<${tag}>\n${lines}</${tag.split(' ')[0]}>\n`),
  lines: fc
    .array(
      fc.oneof(
        { maxDepth: 4, withCrossShrink: false },
        fc
          .constantFrom(
            'Require all granted',
            'Require ip 10',
            'Require valid-user',
            'Require not ip 10',
            'Require not all denied',
            'Require group a',
            'Require all',
            'AuthName a',
            'Satisfy any',
            'Order allow,deny',
            'SetHandler a',
          )
          .map((line) => `${line}\n`),
        tie('section'),
        tie('section'),
      ),
      { maxLength: 3 },
    )
    .map((parts) => parts.join('')),
})).lines;

describeForEachProfile('authorization', unanswered, (compareAll) => {
  it('Require', () => {
    const words = [...providers, 'not', 'granted', 'Denied', '"granted"', 'GET', 'get', 'SEARCH', 'bob'];
    return compareAll([...linesOf('Require', words, 400), ...linesOf('Require not', words)]);
  });

  it('Require ip', () => compareAll(linesOf('Require ip', addresses, 400)));

  it('Require method', () => compareAll(linesOf('Require method', ['GET', 'HEAD', 'BIND', 'get', 'BREW'])));

  it('containers, one in the other', () => compareAll(sampled(nested, 1500)));

  it('Allow and Deny', () => {
    const words = ['all', 'env=a', 'ENV=!a', ...addresses];
    return compareAll([
      ...linesOf('Allow from', words, 400),
      ...linesOf('deny FROM', words),
      ...linesOf('Allow', ['from', ...words]),
    ]);
  });

  it('Order, Satisfy and AuthMerging', () =>
    compareAll([
      ...linesOf('Order', ['allow,deny', 'Deny,Allow', 'mutual-failure', '"allow, deny"', 'allow,']),
      ...linesOf('Satisfy', ['any', 'ALL', 'both']),
      ...linesOf('AuthMerging', ['Off', 'and', 'OR']),
    ]));
});
