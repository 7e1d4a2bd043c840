import assert from 'node:assert/strict';
import { type Directive, isNamed } from '../../server/src/syntax/htaccess/nodes.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import { flagsIn, rewriteArguments } from '../../server/src/syntax/htaccess/rewriteArguments.js';
import { decode } from '../../server/src/text/decode.js';
import { corpusOrSkip } from '../support/corpus.js';
import { htaccessFixtures } from '../support/htaccessFixtures.js';
import {
  type ReferenceCondition,
  type ReferenceRule,
  rulesByHtaccessParser,
} from '../support/htaccessParser.js';

const rewriteLine = /^[ \t]*Rewrite(?:Rule|Cond)[ \t].*$/gim;

interface Cause {
  readonly words: string;
  readonly example: string;
  readonly takeOut: (text: string) => string;
}

/**
 * Why htaccess-parser and the server read a line differently. Each cause takes itself out of a text; with all of
 * them out, both parsers have to find the same.
 */
const causes: readonly Cause[] = [
  {
    words: 'it does not join a line that ends in a backslash with the next one',
    example: 'RewriteEngine On\nRewriteRule \\\n^a$ b [L]\n',
    takeOut: (text) => text.replace(/\\\r?\n/g, ''),
  },
  {
    words: 'it knows directives in one spelling only; the server takes them in any case',
    example: 'RewriteEngine On\nrewriterule ^a$ b\n',
    takeOut: (text) =>
      text.replace(
        /^(\s*)rewrite(rule|cond|engine|base)(?=\s)/gim,
        (_, indent: string, name: string) =>
          `${indent}Rewrite${name[0]?.toUpperCase()}${name.slice(1).toLowerCase()}`,
      ),
  },
  {
    words: 'it separates words at spaces, not at tabs',
    example: 'RewriteEngine On\nRewriteRule\t^a$\tb\n',
    takeOut: (text) => text.replaceAll('\t', ' '),
  },
  {
    words: 'it drops rules where RewriteEngine On does not stand above; for the server the last one counts',
    example: 'RewriteRule ^a$ b\nRewriteEngine On\n',
    takeOut: (text) => `RewriteEngine On\n${text.replace(/^\s*RewriteEngine\b.*$/gm, '')}`,
  },
  {
    words: 'it separates words at spaces between quotes and behind a backslash',
    example: 'RewriteEngine On\nRewriteRule "^a b$" c\\ d\n',
    takeOut: (text) =>
      text.replace(rewriteLine, (line) =>
        line
          .replace(/(?<=\s)(["'])(.*?)\1(?=\s|$)/g, (quoted) => quoted.replaceAll(' ', '_'))
          .replaceAll('\\ ', '\\_'),
      ),
  },
  {
    words: 'it leaves the quotes around flags',
    example: 'RewriteEngine On\nRewriteRule ^a$ b "[L]"\n',
    takeOut: (text) => text.replace(rewriteLine, (line) => line.replace(/\s(["'])(\[[^"']*\])\1\s*$/, ' $2')),
  },
  {
    words:
      'it takes lines that the server refuses: without a second argument, with flags that are no list in brackets or two of them',
    example:
      'RewriteEngine On\nRewriteRule ^a$ b [L, R]\nRewriteCond c\nRewriteRule ^d$ e\nRewriteRule ^f$ g [R],[L]\n',
    takeOut: (text) =>
      text.replace(rewriteLine, (line) => {
        const [, , second, flags] = line.trim().split(/\s+/);
        const isList = flags === undefined || (/^["']?\[.*\]["']?$/.test(flags) && !flags.includes('],['));
        return second === undefined || !isList ? '' : line;
      }),
  },
];

interface Comparison {
  readonly ours: readonly ReferenceRule[];
  readonly theirs: readonly ReferenceRule[];
}

function compare(text: string, without: readonly Cause[] = []): Comparison {
  const compared = without.reduce((current, cause) => cause.takeOut(current), text);
  return { ours: ourRules(compared), theirs: rulesByHtaccessParser(compared) ?? [] };
}

const agrees = (text: string, without: readonly Cause[]): boolean => {
  const { ours, theirs } = compare(text, without);
  return JSON.stringify(ours) === JSON.stringify(theirs);
};

/** The causes of a difference: as few as bring both parsers to the same; all where they do not suffice. */
function explain(text: string): readonly Cause[] {
  if (agrees(text, [])) return [];
  return causes.reduceRight<readonly Cause[]>((needed, cause) => {
    const fewer = needed.filter((each) => each !== cause);
    return agrees(text, fewer) ? fewer : needed;
  }, causes);
}

/** What our parser finds, in the reference's form: the conditions above a rule belong to it. */
function ourRules(text: string): readonly ReferenceRule[] {
  const rules: ReferenceRule[] = [];
  let conditions: ReferenceCondition[] = [];
  for (const { node } of parseHtaccess(text).placed) {
    if (node.kind !== 'directive') continue;
    if (isNamed(node, 'RewriteCond')) {
      const [variable, pattern, flags] = argumentsOf(node);
      if (variable !== null) conditions.push({ variable, pattern, flags });
    } else if (isNamed(node, 'RewriteRule')) {
      const [pattern, substitution, flags] = argumentsOf(node);
      if (pattern !== null) rules.push({ pattern, substitution, flags, conditions });
      conditions = [];
    }
  }
  return rules;
}

function argumentsOf(node: Directive): [string, string, readonly string[]] | [null, '', readonly []] {
  const found = rewriteArguments(node);
  return found === null ? [null, '', []] : [found.first.text, found.second.text, flagsIn(found.flags)];
}

function compareAll(texts: readonly { readonly name: string; readonly text: string }[]): void {
  const counts = new Map<string, number>();
  let understood = 0;
  let rules = 0;
  for (const { name, text } of texts) {
    if (rulesByHtaccessParser(text) === null) continue;
    understood++;
    const explained = explain(text);
    const { ours, theirs } = compare(text, explained);
    assert.deepEqual(ours, theirs, `${name} differs, and no cause explains it`);
    rules += ours.length;
    for (const { words } of explained) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  console.log(
    `      htaccess-parser understood ${understood} of ${texts.length} files: the same ${rules} rules`,
  );
  for (const [words, count] of counts) console.log(`      differs in ${count}: ${words}`);
  assert.ok(understood > 0);
}

describe('rewrite rules, as htaccess-parser finds them', () => {
  for (const cause of causes) {
    it(`differ where ${cause.words}`, () => {
      assert.deepEqual(explain(cause.example), [cause]);
    });
  }

  it("in the project's own files", () => {
    compareAll(htaccessFixtures().map(({ path, text }) => ({ name: path, text })));
  });

  it('in real files', function () {
    const files = corpusOrSkip(this);
    compareAll(files.map(({ id, bytes }) => ({ name: id, text: decode(bytes).text })));
  });
});
