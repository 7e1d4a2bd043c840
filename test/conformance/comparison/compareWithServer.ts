import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import type { ServerProfile } from '../../../server/src/apache/profile.js';
import { builtInProfile } from '../../../server/src/apache/profiles.js';
import type { HtaccessProbe } from '../../../server/tools/directiveFacts/htaccessProbe.js';
import { effort } from '../../support/effort.js';
import { orSkip } from '../../support/installed.js';
import { type Compared, type ComparedFile, compareFiles } from './comparison.js';
import { kindOf } from './disagreements.js';
import { probeOf, profileNames } from './probeOf.js';
import { describeResults, shortcomings } from './report.js';
import { bytesOf } from './trueLines.js';
import { verdictOf } from './verdictOf.js';

/** A server of a built-in profile, and what its profile says. */
export interface ComparedServer {
  readonly probe: HtaccessProbe;
  readonly profile: ServerProfile;
}

/** For `before` and `it`: skips where there is no server. */
export async function startServer(context: Context, profileName: string): Promise<ComparedServer> {
  const profile = builtInProfile(profileName);
  assert.ok(profile !== null);
  return { profile, probe: await orSkip(context, () => probeOf(profile)) };
}

/** Describes tests for each profile, which share a server. */
export function describeForEachServer(
  title: string,
  tests: (server: () => ComparedServer, profileName: string) => void,
): void {
  for (const name of profileNames) {
    describe(`${title} (${name})`, function () {
      this.timeout(120_000 * effort);
      let server: ComparedServer | null = null;
      before(async function () {
        server = await startServer(this, name);
      });
      after(() => server?.probe.stop());

      tests(() => {
        assert.ok(server !== null);
        return server;
      }, name);
    });
  }
}

/** Fails where anything differs on one of the files: verdict, message or line. */
export async function assertAllAgree(
  { probe, profile }: ComparedServer,
  files: readonly ComparedFile[],
): Promise<void> {
  const results = await compareFiles(probe, profile, files);
  const differ = results.filter((result) => kindOf(result) !== null);
  if (differ.length > 0) assert.fail(await describeResults(probe, profile, results, { show: 5 }));
  assertStable(results, profile);
}

/** Prints the table, and fails where less agrees than is asked for, or a second run says something else. */
export async function assertAgreement(
  { probe, profile }: ComparedServer,
  results: readonly Compared[],
): Promise<void> {
  const missed = shortcomings(results);
  const show = missed.length === 0 ? 0 : 10;
  console.log((await describeResults(probe, profile, results, { show })).replace(/^/gm, '      '));
  assert.deepEqual(missed, []);
  assertStable(results, profile);
}

function assertStable(results: readonly Compared[], profile: ServerProfile): void {
  for (const { name, text, verdict } of results) {
    assert.deepEqual(verdictOf(bytesOf(text), profile), verdict, `${name}: a second run says something else`);
  }
}
