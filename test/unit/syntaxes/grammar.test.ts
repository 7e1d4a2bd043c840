import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../support/repository.js';

interface GrammarRule {
  readonly include?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly name?: string;
  readonly patterns?: readonly GrammarRule[];
  readonly captures?: Readonly<Record<string, GrammarRule>>;
  readonly beginCaptures?: Readonly<Record<string, GrammarRule>>;
  readonly endCaptures?: Readonly<Record<string, GrammarRule>>;
}

interface Grammar {
  readonly scopeName: string;
  readonly patterns: readonly GrammarRule[];
  readonly repository: Readonly<Record<string, GrammarRule>>;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8'));
const grammar = readJson('syntaxes/htaccess.tmLanguage.json') as Grammar;

function* rulesIn(rule: GrammarRule): Generator<GrammarRule> {
  yield rule;
  for (const inner of rule.patterns ?? []) yield* rulesIn(inner);
  for (const captures of [rule.captures, rule.beginCaptures, rule.endCaptures]) {
    for (const inner of Object.values(captures ?? {})) yield* rulesIn(inner);
  }
}

const allRules = [...grammar.patterns, ...Object.values(grammar.repository)].flatMap((rule) => [
  ...rulesIn(rule),
]);

/** What Oniguruma has and JavaScript has not, in a form that it has: here nothing stands before `\G`. */
const asRegExp = (pattern: string): RegExp =>
  new RegExp(pattern.replaceAll('(?i:', '(?:').replaceAll('\\G', '^'), 'i');

describe('the grammar', () => {
  it('is the one that the manifest names', () => {
    const manifest = readJson('package.json') as {
      readonly contributes: {
        readonly grammars: readonly { readonly scopeName: string; readonly path: string }[];
      };
    };
    assert.deepEqual(
      manifest.contributes.grammars.map(({ scopeName, path }) => [scopeName, path]),
      [[grammar.scopeName, './syntaxes/htaccess.tmLanguage.json']],
    );
  });

  it('includes only what it has', () => {
    const included = allRules.flatMap(({ include }) => include ?? []);
    for (const name of included) assert.ok(name.slice(1) in grammar.repository, name);
    for (const name of Object.keys(grammar.repository)) assert.ok(included.includes(`#${name}`), name);
  });

  it('names every scope for its own language', () => {
    for (const { name } of allRules) assert.match(name ?? 'x.htaccess', /\.htaccess$/);
  });

  it('holds patterns that compile and never take long', () => {
    const hostile = [
      ' '.repeat(20_000),
      '"'.repeat(20_000),
      '<a '.repeat(7000),
      '[a'.repeat(10_000),
      '%{'.repeat(10_000),
    ];
    for (const { match, begin, end } of allRules) {
      for (const pattern of [match, begin, end]) {
        if (pattern === undefined) continue;
        const regExp = asRegExp(pattern);
        for (const line of hostile) {
          const start = performance.now();
          regExp.exec(line);
          const took = performance.now() - start;
          assert.ok(took < 1000, `${pattern} took ${took} ms`);
        }
      }
    }
  });

  const first: readonly (readonly [string, string])[] = [
    ['# a comment', 'comment'],
    ['  </IfModule>', 'sectionEnd'],
    ['<FilesMatch "\\.py$">', 'section'],
    ['rewriterule ^a$ b [L]', 'rewriteRule'],
    ['RewriteCond %{HTTPS} off', 'rewriteRule'],
    ['RedirectMatch ^/a$ /b', 'patternDirective'],
    ['RedirectMatch 301 ^/a$ /b', 'directive'],
    ['AddHandler cgi-script .py', 'directive'],
  ];
  for (const [line, expected] of first) {
    it(`takes ${line} for ${expected}`, () => {
      const taken = grammar.patterns.find(({ include }) => {
        const rule = grammar.repository[include?.slice(1) ?? ''];
        return asRegExp(rule?.begin ?? rule?.match ?? '$.').test(line);
      });
      assert.equal(taken?.include, `#${expected}`);
    });
  }
});
