import * as fc from 'fast-check';
import { flagFields, linesOf, sampled } from '../argumentLists.js';
import { describeForEachProfile } from '../compareVerdicts.js';

const ruleFlags: readonly string[] = `L last R R=301 r=302 R=306 R=404 R=permanent R=gone R= R=999 R=99 R=500
  R=4294967597 redirect=30 NC nocase N=5 next NE noescape NS nosubreq P proxy PT passthrough QSA qsappend QSD
  qsdiscard QSL qslast S=1 S=x skip=2 T=a/b type=x H=cgi handler F forbidden G gone C chain CO=a:b:c cookie= E=a:b
  E=!a env END B B=# backrefescaping BNE BNE= BNE=x BNP backrefernoplus BCTLS UNC UnsafePrefixStat UnsafeAllow3F
  DPI discardpath D Dxx X OR L;R QS R301 = =5 L. !L en u NV`.split(/\s+/);
const conditionFlags: readonly string[] = 'NC OR nocase ornext NV novary N or NC=1 L | AND = or=1'.split(' ');

/** No pattern that PCRE2 refuses: those are compared by themselves. */
const patterns: readonly string[] = [
  '^a$',
  '!^a$',
  '"^a b$"',
  "'x'",
  '^a\\ b',
  '""',
  '!',
  'a"b',
  '"a',
  '-f',
  '!-f',
  '-lt5',
  '=',
  '=a',
  '>',
  '<=x',
  '-eq',
  'a\\\\',
  '"\\" b"',
  '%{HTTP_HOST}',
];
const substitutions: readonly string[] = ['-', '/b', 'http://x/$1', '?', '"a b"', 'b\\ c', '"b', '""', '$1'];

const lines = (name: string, second: readonly string[], flags: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...patterns),
      fc.option(fc.constantFrom(...second), { freq: 8, nil: '' }),
      fc.option(flagFields(flags), { freq: 4, nil: '' }),
      fc.option(fc.constantFrom('#', '# why', '[L]'), { freq: 1, nil: '' }),
    )
    .map((parts) => `${[name, ...parts].filter((part) => part !== '').join(' ')}\n`);

describeForEachProfile("mod_rewrite's directives", /cannot compile regular expression/, (compareAll) => {
  it('RewriteRule', () => compareAll(sampled(lines('RewriteRule', substitutions, ruleFlags), 600)));

  it('RewriteCond', () => compareAll(sampled(lines('RewriteCond', patterns, conditionFlags), 600)));

  it('RewriteOptions', () => {
    const words = `inherit InheritBefore InheritDown inheritdownbefore IgnoreInherit AllowNoSlash AllowAnyURI MergeBase
      IgnoreContextInfo LegacyPrefixDocRoot UnsafePrefixStat MaxRedirects=10 MaxRedirects inherits`;
    return compareAll(linesOf('RewriteOptions', [...words.split(/\s+/), '"inherit foo"', '" inherit"']));
  });

  it('RewriteBase and RewriteEngine', () =>
    compareAll([
      ...linesOf('RewriteBase', ['/', '/a', 'a', '"/a b"']),
      ...linesOf('RewriteEngine', ['on', 'Off']),
    ]));
});
