import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import type { ServerProfile } from '../../server/src/apache/profile.js';
import { builtInProfile } from '../../server/src/apache/profiles.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import { firstRefusal, refusalsIn } from '../../server/src/verdict/refusals.js';
import type { HtaccessProbe } from '../../server/tools/directiveFacts/htaccessProbe.js';
import { effort } from '../support/effort.js';
import { orSkip } from '../support/installed.js';
import { probeOf } from './comparison/probeOf.js';
import { comparableMessage } from './comparison/serverMessage.js';

/** Our verdict and a real server's, side by side. */
export interface Comparison {
  /** Fails where the two differ on one of the files, with the first of those. */
  compareAll(texts: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** The built-in profiles that a server can be started for. */
export const comparedProfiles: readonly string[] = ['all-modules', 'debian'];

/**
 * For `before`: starts a server of a built-in profile.
 *
 * @param unanswered the server's words for what the verdict does not know yet: files that it refuses with them are
 * not compared.
 */
export async function startComparison(
  context: Context,
  profileName: string,
  unanswered?: RegExp,
): Promise<Comparison> {
  const profile = builtInProfile(profileName);
  assert.ok(profile !== null);
  const probe = await orSkip(context, () => probeOf(profile));
  return {
    compareAll: (texts) => compareAll(probe, profile, texts, unanswered),
    stop: () => probe.stop(),
  };
}

/** Runs a block of tests for each profile, with a server of its own. */
export function describeForEachProfile(
  title: string,
  unanswered: RegExp | undefined,
  tests: (compareAll: Comparison['compareAll']) => void,
): void {
  for (const name of comparedProfiles) {
    describe(`${title} (${name})`, function () {
      this.timeout(60_000 * effort);
      let comparison: Comparison | null = null;
      before(async function () {
        comparison = await startComparison(this, name, unanswered);
      });
      after(() => comparison?.stop());

      tests(async (texts) => {
        assert.ok(comparison !== null);
        await comparison.compareAll(texts);
      });
    });
  }
}

async function compareAll(
  probe: HtaccessProbe,
  profile: ServerProfile,
  texts: readonly string[],
  unanswered: RegExp | undefined,
): Promise<void> {
  const answers = await probe.messagesFor(texts);
  const wrong = texts.flatMap((text, index) => {
    const answer = answers[index] ?? null;
    const server = answer === null ? null : comparableMessage(answer);
    if (server !== null && unanswered?.test(server)) return [];
    const verdict = firstRefusal(refusalsIn(parseHtaccess(text), profile))?.message ?? null;
    return verdict === server ? [] : [{ text, server, verdict }];
  });
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${texts.length} differ`);
}
