import assert from 'node:assert/strict';
import type { ServerProfile } from '../../server/src/apache/profile.js';
import { builtInProfile, unknownProfile } from '../../server/src/apache/profiles.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import { textOf } from '../../server/src/text/span.js';
import { firstRefusal, refusalsIn } from '../../server/src/verdict/refusals.js';

/** A .htaccess file, what the server says to it (null: it takes the file), and what of the file is at fault. */
export type ExpectedVerdict = readonly [text: string, message: string | null, place?: string];

/** One test for each file, read by the server of the profile: all modules are loaded where none is given. */
export function describeVerdicts(
  title: string,
  expected: readonly ExpectedVerdict[],
  profile: ServerProfile = builtInProfile('all-modules') ?? unknownProfile,
): void {
  describe(title, () => {
    for (const [text, message, place] of expected) {
      it(`${text.replaceAll('\n', ' / ')}: ${message ?? 'taken'}`, () => {
        const refusals = refusalsIn(parseHtaccess(text), profile);
        const first = firstRefusal(refusals);
        assert.equal(first?.message ?? null, message);
        if (place === undefined) return;
        const at = refusals.find((refusal) => refusal.message === message)?.place ?? null;
        assert.equal(at && textOf(text, at), place);
      });
    }
  });
}
