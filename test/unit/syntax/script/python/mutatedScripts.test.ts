import assert from 'node:assert/strict';
import fc from 'fast-check';
import { requestFlows } from '../../../../../server/src/syntax/script/python/requestData/requestFlows.js';
import { readScript } from '../../../../../server/src/syntax/script/readScript.js';
import { catalogue } from '../../../../scripts/catalogue/catalogue.js';
import { commands, head, header, pages } from '../../../../scripts/requestDataScripts.js';
import { effort } from '../../../../support/effort.js';
import { grammar } from '../../../../support/pythonGrammar.js';

const scripts = [
  ...catalogue.flatMap(({ upload: { files } }) =>
    Object.values(files).flatMap(({ content }) => (typeof content === 'string' ? [content] : [])),
  ),
  ...[...pages, ...commands].map(({ body }) => `${head}${header}${body}\n`),
];

/** A script with a piece of another one, or of anything, put in the place of a part of it. */
const mutated = fc
  .record({
    text: fc.constantFrom(...scripts),
    other: fc.oneof(fc.constantFrom(...scripts), fc.string({ unit: 'binary', maxLength: 20 })),
    from: fc.nat(400),
    length: fc.nat(60),
    otherFrom: fc.nat(400),
    otherLength: fc.nat(60),
  })
  .map(({ text, other, from, length, otherFrom, otherLength }) => {
    const at = from % (text.length + 1);
    const start = otherFrom % (other.length + 1);
    return text.slice(0, at) + other.slice(start, start + otherLength) + text.slice(at + length);
  });

describe('mutated scripts', function () {
  this.timeout(20_000 * effort);

  it('are read without an exception, and with all spans inside the text', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const { python, response } = await readScript('page.py', text, grammar);
        if (python === null) return;
        const { python2Only, imports } = python;
        const ends = response.kind === 'read' ? response.paths.map(({ end }) => end) : [];
        const spans = [
          ...python2Only.map(({ span }) => span),
          ...imports.map(({ span }) => span),
          ...ends.flatMap(({ write }) => write ?? []),
          ...requestFlows(text, python).flatMap(({ place, source, call }) => [
            place.span,
            source.span,
            call.span,
          ]),
        ];
        for (const { start, end } of spans) assert.ok(0 <= start && start <= end && end <= text.length);
      }),
      { numRuns: 1000 * effort },
    );
  });
});
