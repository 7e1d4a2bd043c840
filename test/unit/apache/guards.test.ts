import assert from 'node:assert/strict';
import { guardHolds } from '../../../server/src/apache/guards.js';
import { builtInProfile, unknownProfile } from '../../../server/src/apache/profiles.js';

const all = builtInProfile('all-modules') ?? unknownProfile;

describe('a guard section', () => {
  for (const [section, condition, known, unknown] of [
    ['IfModule', 'mod_rewrite.c', 'yes', 'maybe'],
    ['IfModule', 'rewrite_module', 'yes', 'maybe'],
    ['ifmodule', '"mod_rewrite.c"', 'yes', 'maybe'],
    ['IfModule', '!mod_rewrite.c', 'no', 'maybe'],
    ['IfModule', '! mod_rewrite.c', 'no', 'maybe'],
    ['IfModule', 'util_ldap.c', 'yes', 'maybe'],
    ['IfModule', 'mod_php.c', 'yes', 'maybe'],
    ['IfModule', 'mod_php5.c', 'no', 'maybe'],
    ['IfModule', 'rewrite', 'no', 'no'],
    ['IfModule', 'mod_rewrite', 'no', 'no'],
    ['IfModule', 'core.c', 'yes', 'yes'],
    ['IfModule', 'mod_version.c', 'yes', 'maybe'],
    ['IfDefine', 'X', 'no', 'maybe'],
    ['IfDefine', '!X', 'yes', 'maybe'],
    ['IfVersion', '>= 2.4', 'yes', 'maybe'],
    ['IfVersion', '2.4', 'no', 'maybe'],
    ['IfVersion', '!< 2.4', 'yes', 'maybe'],
    ['IfVersion', '/^2\\.4/', 'yes', 'maybe'],
    ['IfVersion', '~ ^2\\.2', 'no', 'maybe'],
    ['IfDirective', 'RewriteEngine', 'yes', 'maybe'],
    ['IfDirective', 'Bogus', 'no', 'maybe'],
    ['IfSection', 'Files', 'yes', 'yes'],
    ['IfFile', '/etc/passwd', 'maybe', 'maybe'],
    ['Files', 'a', 'yes', 'yes'],
  ] as const) {
    it(`<${section} ${condition}>: ${known}, and ${unknown} where the server is not known`, () => {
      assert.equal(guardHolds(all, section, condition), known);
      assert.equal(guardHolds(unknownProfile, section, condition), unknown);
    });
  }
});
