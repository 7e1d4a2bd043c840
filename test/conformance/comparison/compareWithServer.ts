import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import type { ServerProfile } from '../../../server/src/apache/profile.js';
import { builtInProfile } from '../../../server/src/apache/profiles.js';
import type { HtaccessProbe } from '../../../server/tools/directiveFacts/htaccessProbe.js';
import { orSkip } from '../../support/installed.js';
import { type Compared, type ComparedFile, compareFiles } from './comparison.js';
import { kindOf } from './disagreements.js';
import { probeOf } from './probeOf.js';
import { describe, shortcomings } from './report.js';
import { bytesOf } from './trueLines.js';
import { verdictOf } from './verdictOf.js';

/** For `it`: runs `use` with a server of a built-in profile; skips where there is none. */
export async function withServer<T>(
  context: Context,
  profileName: string,
  use: (probe: HtaccessProbe, profile: ServerProfile) => Promise<T>,
): Promise<T> {
  const profile = builtInProfile(profileName);
  assert.ok(profile !== null);
  const probe = await orSkip(context, () => probeOf(profile));
  try {
    return await use(probe, profile);
  } finally {
    await probe.stop();
  }
}

/** For `it`: fails where anything differs on one of the files: verdict, message or line. */
export async function compareWithServer(
  context: Context,
  profileName: string,
  files: readonly ComparedFile[],
): Promise<void> {
  await withServer(context, profileName, async (probe, profile) => {
    const results = await compareFiles(probe, profile, files);
    const differ = results.filter((result) => kindOf(result) !== null);
    if (differ.length > 0) assert.fail(await describe(probe, profile, results, { show: 5 }));
    assertStable(results, profile);
  });
}

/** Prints the table, and fails where less agrees than is asked for, or a second run says something else. */
export async function assertAgreement(
  probe: HtaccessProbe,
  profile: ServerProfile,
  results: readonly Compared[],
): Promise<void> {
  const table = await describe(probe, profile, results, { show: 5 });
  console.log(table.replace(/^/gm, '      '));
  assert.deepEqual(shortcomings(results), []);
  assertStable(results, profile);
}

function assertStable(results: readonly Compared[], profile: ServerProfile): void {
  for (const { name, text, verdict } of results) {
    assert.deepEqual(verdictOf(bytesOf(text), profile), verdict, `${name}: a second run says something else`);
  }
}
