import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { effort } from '../support/effort.js';
import { orSkip } from '../support/installed.js';
import { constructs, type MadeSite, madeSite } from './generators/sites.js';
import { askServer, layOut, withServedFolder } from './sites/askedServer.js';
import { agrees, askedProfile, explainAll } from './sites/explainedSites.js';

const siteCount = 2000 * effort;
const firstSeed = effort === 1 ? 1 : Date.now() % 1_000_000_000;

describe('explain, for sites made up at random', function () {
  this.timeout(300_000 * effort);
  const sites = Array.from({ length: siteCount }, (_, index) => madeSite(firstSeed + index));

  it('has each construct, and each pair of them, in at least 20 sites', () => {
    const wanting = constructs.flatMap((a) =>
      constructs
        .filter((b) => sites.filter((site) => site.constructs.has(a) && site.constructs.has(b)).length < 20)
        .map((b) => `${a}, ${b}`),
    );
    assert.deepEqual(wanting, []);
  });

  it('names the handler and the class of every file as a real Apache serves it', async function () {
    const compared = await orSkip(this, () => compare(sites));
    const refused = compared.filter(({ answer }) => answer.status === 500);
    const wrong = compared.filter(({ answer, ours }) => !agrees(ours, answer));
    const open = compared.filter(({ ours }) => ours.otherwise != null);
    console.log(
      `      ${sites.length} sites, ${compared.length} requests (${refused.length} answered 500): ` +
        `${compared.length - wrong.length} as explained; of ${open.length} two answers were given`,
    );
    assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${compared.length} differ`);
    assert.ok(open.length < compared.length / 100, `${open.length} of ${compared.length} are left open`);
  });
});

/** Each site has a folder of its own below one document root, and a file that marks its top. */
const compare = (made: readonly MadeSite[]) =>
  withServedFolder(async (folder) => {
    for (const [index, { files }] of made.entries()) {
      const placed = Object.entries(files).map(([path, text]) => [
        path,
        text.replaceAll('/PROGRAM', `/${index}/act/program`),
      ]);
      layOut(join(folder, 'root', String(index)), {
        '.handler-doctor.json': '{}',
        ...Object.fromEntries(placed),
      });
    }
    const asked = made.flatMap((site, index) =>
      site.asked.map((path) => ({ seed: firstSeed + index, path: `${index}/${path}` })),
    );
    const answers = await askServer(
      folder,
      asked.map(({ path }) => ({ host: 'localhost', address: `/${path}` })),
    );
    writeFileSync(join(folder, 'profile.json'), JSON.stringify(askedProfile));
    const paths = asked.map(({ path }) => path);
    const explained = await explainAll(join(folder, 'root'), paths, ['--profile', '../profile.json']);
    return asked.map(({ seed, path }, number) => {
      const answer = answers[number];
      const ours = explained[number];
      if (answer === undefined || ours === undefined) throw new Error(`no answer for ${path}`);
      return { seed, path, answer, ours };
    });
  });
