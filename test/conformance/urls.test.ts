import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { effort } from '../support/effort.js';
import { orSkip } from '../support/installed.js';
import { type AskedSite, askedSite, urlConstructs } from './generators/askedUrls.js';
import { askServer, layOut, serverModules, withServedFolder } from './sites/askedServer.js';
import { agrees, compiledIn, explainUrls } from './sites/explainedSites.js';

const siteCount = 600 * effort;
const firstSeed = effort === 1 ? 1 : Date.now() % 1_000_000_000;
const modules = [...serverModules, 'autoindex', 'negotiation'].sort();

describe('explain --url, for sites made up at random', function () {
  this.timeout(300_000 * effort);
  const sites = Array.from({ length: siteCount }, (_, index) => askedSite(firstSeed + index));

  it('has each construct in at least 10 sites', () => {
    const wanting = urlConstructs.filter(
      (name) => sites.filter((site) => site.constructs.has(name)).length < 10,
    );
    assert.deepEqual(wanting, []);
  });

  it('names the handler, the class and the status of every address as a real Apache answers it', async function () {
    const compared = await orSkip(this, () => compare(sites));
    const wrong = compared.filter(({ answer, ours }) => !agrees(ours, answer));
    const count = (status: number): number =>
      compared.filter(({ answer }) => answer.status === status).length;
    console.log(
      `      ${sites.length} sites, ${compared.length} requests (${count(404)} answered 404, ${count(403)} 403, ` +
        `${count(301)} 301, ${count(500)} 500): ${compared.length - wrong.length} as explained`,
    );
    assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${compared.length} differ`);
  });
});

/** The sites lie side by side below one document root. */
const compare = (made: readonly AskedSite[]) =>
  withServedFolder(async (folder) => {
    for (const [index, { files }] of made.entries()) {
      const placed = Object.entries(files).map(([path, text]) => [
        path,
        text.replaceAll('/SITE', `/${index}`).replaceAll('/PROGRAM', `/${index}/act/program`),
      ]);
      layOut(join(folder, 'root', String(index)), Object.fromEntries(placed));
    }
    const asked = made.flatMap((site, index) =>
      site.asked.map((path) => ({ seed: firstSeed + index, address: `/${index}/${path}` })),
    );
    const answers = await askServer(
      folder,
      asked.map(({ address }) => ({ host: 'localhost', address })),
      '',
      modules,
    );
    const profile = {
      software: 'apache',
      version: '2.4.71',
      modules: [...modules, ...compiledIn],
      defines: [],
    };
    writeFileSync(join(folder, 'profile.json'), JSON.stringify(profile));
    const explained = await explainUrls(
      join(folder, 'root'),
      asked.map(({ address }) => address.split('/').map(escaped).join('/')),
      ['--root', '.', '--profile', '../profile.json'],
    );
    return asked.map(({ seed, address }, number) => {
      const answer = answers[number];
      const ours = explained[number];
      if (answer === undefined || ours === undefined) throw new Error(`no answer for ${address}`);
      return { seed, address, answer, ours };
    });
  });

const escaped = (part: string): string =>
  part.split('?').map(encodeURIComponent).join('?').replace('%3D', '=');
