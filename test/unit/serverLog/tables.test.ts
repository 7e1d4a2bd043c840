import assert from 'node:assert/strict';
import { ruleNames } from '../../../server/src/rules/registry.js';
import { beginningsOf } from '../../../server/src/serverLog/beginnings.js';
import { readRecord } from '../../../server/src/serverLog/readRecord.js';
import { recognize } from '../../../server/src/serverLog/recognize.js';
import { logCauses } from '../../../server/src/serverLog/registry.js';
import { cgiFacts, conversionFacts, htaccessFacts } from './factLines.js';

/** Names that are kept for rules which are to come; a table may point to them, and is silent until they are there. */
const reserved = ['deprecated-access-control', 'mixed-access-control', 'rewrite-loop'];

describe('the tables of causes', () => {
  it('have a name for each cause of its own', () => {
    const names = logCauses.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    );
  });

  it('name rules that there are, or that are to come', () => {
    const named = new Set(logCauses.flatMap(({ rules }) => rules));
    assert.deepEqual(
      [...named].filter((rule) => !ruleNames.includes(rule) && !reserved.includes(rule)),
      [],
    );
  });

  it('say what is wrong, why it matters and what to do in sentences', () => {
    const fields = new Proxy({}, { get: () => 'x' });
    for (const { name, what, why, remedy, otherwise } of logCauses) {
      for (const wording of [what, why, remedy, ...otherwise]) {
        const text = typeof wording === 'string' ? wording : wording(fields);
        assert.match(text, /^["A-Za-z].*[.:;")]$/, `${name}: ${text}`);
      }
    }
  });

  it('are looked up by the beginning of a message with the same result as one after the other', () => {
    for (const [line] of [...cgiFacts, ...htaccessFacts, ...conversionFacts]) {
      const record = readRecord(line);
      const first = logCauses.find(
        ({ patterns, systemError }) =>
          (systemError?.test(record.systemError ?? '') ?? true) &&
          patterns.some((pattern) => pattern.test(record.text)),
      );
      assert.equal(recognize(record)?.cause, first, line);
    }
  });
});

describe('the beginnings of a pattern', () => {
  const cases: Readonly<Record<string, readonly [RegExp, readonly string[] | null]>> = {
    'of a literal': [/^Options ExecCGI/, ['Opt']],
    'of alternatives': [/^(?:Parse|Fatal) error/, ['Par', 'Fat']],
    'of an optional group': [/^(?:PHP )?Fat/, ['PHP', 'Fat']],
    'of an optional character': [/^ab?cd/, ['abc', 'acd']],
    'of alternatives at the top': [/^abc|^def/, ['abc', 'def']],
    'of one alternative that may stand anywhere': [/^abc|def/, null],
    'of a class': [/^a[bc]d/, null],
    'of a repetition': [/^ab+c/, null],
    'without an anchor': [/abc/, null],
    'whatever their case': [/^abc/i, null],
    'that are escaped': [/^\(\d\)/, null],
    'that are escaped marks': [/^\/\(a/, ['/(a']],
  };
  for (const [name, [pattern, expected]] of Object.entries(cases)) {
    it(name, () => {
      const found = beginningsOf(pattern);
      assert.deepEqual(found === null ? null : [...found], expected);
    });
  }
});
