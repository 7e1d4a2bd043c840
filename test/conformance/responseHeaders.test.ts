import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ServerProfile } from '../../server/src/apache/profile.js';
import { debianCompiledIn, unknownProfile } from '../../server/src/apache/profiles.js';
import { startPrivateApache } from '../../server/src/measure/privateApache.js';
import { answerHeaders } from '../../server/src/site/headers/answerHeaders.js';
import type { HeaderValue } from '../../server/src/site/headers/sentHeader.js';
import { effort } from '../support/effort.js';
import { orSkip } from '../support/installed.js';
import { loadMemorySite } from '../support/lintSite.js';
import { memoryFiles } from '../support/memoryFiles.js';
import { sentHeaders } from '../support/sentHeaders.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { type HeaderSite, headerNames, headerSite } from './generators/headerSites.js';

const siteCount = 400 * effort;
const firstSeed = effort === 1 ? 1 : Date.now() % 1_000_000_000;
const modules = ['headers', 'mime', 'dir', 'cgid', 'env', 'setenvif', 'authz_host'];

const profile: ServerProfile = {
  ...unknownProfile,
  name: 'private',
  version: '2.4.71',
  modules: new Set([...debianCompiledIn, ...modules, 'mpm_event', 'authz_core']),
  defines: new Map(),
  environment: new Map(),
};

/** What is foretold of the header fields of an answer, and what came. */
interface Compared {
  readonly seed: number;
  readonly path: string;
  readonly name: string;
  /** The possibilities; null for too many. */
  readonly foretold: readonly (readonly (string | null)[])[] | null;
  readonly sent: readonly string[];
}

describe('header fields, for sites made up at random', function () {
  this.timeout(300_000 * effort);

  it('are foretold as a real Apache sends them: whether, how often, and what', async function () {
    const sites = Array.from({ length: siteCount }, (_, index) => headerSite(firstSeed + index));
    const compared = await orSkip(this, () => compare(sites));
    const wrong = compared.filter((each) => !agrees(each));
    const certain = compared.filter(({ foretold }) => foretold?.length === 1);
    const twice = compared.filter(({ sent }) => sent.length > 1);
    console.log(
      `      ${sites.length} sites, ${compared.length} fields: ${compared.length - wrong.length} as foretold, ` +
        `${certain.length} of them with one possibility; ${twice.length} sent twice or more often`,
    );
    assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${compared.length} differ`);
    assert.ok(certain.length > compared.length / 2, 'too little is foretold for certain');
    const open = compared.filter(({ foretold }) => foretold === null);
    assert.ok(open.length < compared.length / 50, 'too much is not foretold at all');
    assert.ok(twice.length > compared.length / 50, 'too few fields come twice');
  });
});

const agrees = ({ foretold, sent }: Compared): boolean =>
  foretold === null ||
  foretold.some(
    (values) =>
      values.length === sent.length &&
      values.every((value, index) => value === null || value === sent[index]),
  );

const compare = (sites: readonly HeaderSite[]): Promise<readonly Compared[]> =>
  withTemporaryFolder({}, async (folder) => {
    await chmod(folder, 0o755);
    for (const [index, { files }] of sites.entries()) await layOut(join(folder, String(index)), files);
    const apache = await startPrivateApache({ documentRoot: folder, modules });
    try {
      const compared: Compared[] = [];
      for (const [index, site] of sites.entries()) {
        compared.push(...(await compareSite(firstSeed + index, site, `${apache.url}/${index}`)));
      }
      return compared;
    } finally {
      await apache.stop();
    }
  });

async function layOut(folder: string, files: HeaderSite['files']): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o755 });
    await writeFile(join(folder, path), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  }
}

async function compareSite(
  seed: number,
  { files, asked }: HeaderSite,
  url: string,
): Promise<readonly Compared[]> {
  const placed = Object.entries(files).map(([path, text]) => [`/site/${path}`, text]);
  const site = await loadMemorySite(memoryFiles(Object.fromEntries(placed)));
  const compared: Compared[] = [];
  for (const path of asked) {
    const answer = await sentHeaders(`${url}/${path}`);
    for (const name of headerNames) {
      const [header] = answerHeaders(site, `/site/${path}`, profile, name.toLowerCase());
      const possibilities = path in files ? header?.answered : header?.refused;
      compared.push({
        seed,
        path,
        name,
        foretold: textsOf(possibilities ?? null),
        sent: answer.valuesOf(name),
      });
    }
  }
  return compared;
}

const textsOf = (
  possibilities: readonly (readonly HeaderValue[])[] | null,
): readonly (readonly (string | null)[])[] | null =>
  possibilities?.map((values) => values.map(({ text }) => text)) ?? null;
