/**
 * `node out/test/conformance/compareFolder.js FOLDER [--profile all-modules|debian] [--seed N] [--variants N] [--mistake NAME] [--show N] [--kind verdict|message|line]`
 *
 * Compares the verdict on every .htaccess file below a folder, and on variants of them that people's mistakes
 * make, with a real server. Ends with 1 where less agrees than is asked for.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ServerProfile } from '../../server/src/apache/profile.js';
import { builtInProfile } from '../../server/src/apache/profiles.js';
import type { HtaccessProbe } from '../../server/tools/directiveFacts/htaccessProbe.js';
import { type ComparedFile, compareFiles } from './comparison/comparison.js';
import { probeOf, profileNames } from './comparison/probeOf.js';
import { describeResults, shortcomings } from './comparison/report.js';
import { mistakes } from './generators/mistakes.js';
import { variantsFor } from './generators/variants.js';

const usage =
  'usage: compareFolder.js FOLDER [--profile all-modules|debian] [--seed N] [--variants N] [--mistake NAME] [--show N] [--kind verdict|message|line]';

const { folder, values } = readArguments();
const files = htaccessFilesIn(folder);
if (files.length === 0) wrongUsage(`${folder} holds no .htaccess file`);
const names = values.profile === undefined ? profileNames : [values.profile];
for (const name of names) {
  const profile = builtInProfile(name);
  if (profile === null) throw new Error(`there is no profile ${name}`);
  const probe = await probeOf(profile);
  try {
    await compareWith(probe, profile);
  } finally {
    await probe.stop();
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        profile: { type: 'string' },
        seed: { type: 'string', default: '1' },
        variants: { type: 'string', default: '0' },
        show: { type: 'string', default: '10' },
        kind: { type: 'string' },
        mistake: { type: 'string', default: '' },
      },
    });
    const [folder] = positionals;
    if (folder === undefined || !existsSync(folder)) throw new Error(`no such folder: ${folder ?? '(none)'}`);
    for (const name of ['seed', 'variants', 'show'] as const) {
      if (!/^\d+$/.test(values[name])) throw new Error(`--${name} takes a number, not ${values[name]}`);
    }
    if (values.profile !== undefined && !profileNames.includes(values.profile)) {
      throw new Error(`--profile is one of ${profileNames.join(', ')}, not ${values.profile}`);
    }
    const { mistake } = values;
    if (mistake !== '' && values.variants === '0') throw new Error('--mistake goes with --variants');
    if (!mistakes.some(({ name }) => name.includes(mistake)))
      throw new Error(`no mistake is called ${mistake}`);
    return { folder, values };
  } catch (error) {
    return wrongUsage(error instanceof Error ? error.message : String(error));
  }
}

function wrongUsage(problem: string): never {
  console.error(`${problem}\n${usage}`);
  process.exit(2);
}

async function compareWith(probe: HtaccessProbe, profile: ServerProfile): Promise<void> {
  const count = Number(values.variants);
  const compared =
    count === 0
      ? files
      : await variantsFor(probe, profile, files, {
          seed: Number(values.seed),
          count,
          mistake: values.mistake,
        });
  const started = Date.now();
  const results = await compareFiles(probe, profile, compared);
  console.log(`${profile.name}: ${compared.length} files, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  console.log(
    await describeResults(probe, profile, results, { show: Number(values.show), kind: values.kind ?? null }),
  );
  const missed = shortcomings(results);
  for (const each of missed) console.log(`missed: ${each}`);
  if (missed.length > 0) process.exitCode = 1;
}

/** Everything that is called .htaccess or ends so. */
function htaccessFilesIn(top: string): readonly ComparedFile[] {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.htaccess'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: path.slice(top.length).replace(/^\//, ''), text: readFileSync(path, 'latin1') }));
}
