import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedModules } from '../../server/src/measure/privateApache.js';
import { effort } from '../support/effort.js';
import { orSkip } from '../support/installed.js';
import { hostConstructs, type MadeHost, madeHost } from './generators/servedHosts.js';
import { askServer, layOut, serverModules, withServedFolder } from './sites/askedServer.js';
import { agrees, explainAll, explainUrls } from './sites/explainedSites.js';

const hostCount = 300 * effort;
const firstSeed = effort === 1 ? 1 : Date.now() % 1_000_000_000;

describe('explain --server-config, for hosts made up at random', function () {
  this.timeout(300_000 * effort);
  const hosts = Array.from({ length: hostCount }, (_, index) => madeHost(firstSeed + index));

  it('has each construct in at least 20 hosts', () => {
    const wanting = hostConstructs.filter(
      (name) => hosts.filter((host) => host.constructs.has(name)).length < 20,
    );
    assert.deepEqual(wanting, []);
  });

  it('names the handler and the class of every file as a real Apache serves it', async function () {
    const compared = await orSkip(this, () => compare(hosts));
    const refused = compared.filter(({ answer }) => answer.status === 500);
    const wrong = compared.filter(({ answer, ours }) => !agrees(ours, answer));
    console.log(
      `      ${hosts.length} hosts, ${compared.length} requests (${refused.length} answered 500): ` +
        `${compared.length - wrong.length} as explained`,
    );
    assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${compared.length} differ`);
  });
});

describe('explain --url --server-config, for hosts made up at random', function () {
  this.timeout(300_000 * effort);
  const hosts = Array.from({ length: hostCount }, (_, index) => madeHost(firstSeed + index));

  it('names the handler and the class of every address of every host as a real Apache answers it', async function () {
    const compared = await orSkip(this, () => compare(hosts, 'addresses'));
    const wrong = compared.filter(({ answer, ours }) => !agrees(ours, answer));
    console.log(
      `      ${hosts.length} hosts, ${compared.length} requests: ${compared.length - wrong.length} as explained`,
    );
    assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${compared.length} differ`);
  });
});

/** All hosts are those of one server, each with a folder of its own, which a file marks as the top of a site. */
const compare = (made: readonly MadeHost[], by: 'files' | 'addresses' = 'files') =>
  withServedFolder(async (folder) => {
    const placed = (index: number, text: string): string =>
      text.replaceAll('DIR', join(folder, 'root', String(index)));
    for (const [index, { files }] of made.entries()) {
      layOut(join(folder, 'root', String(index)), { '.handler-doctor.json': '{}', ...files });
    }
    const lines = made.map(
      (host, index) =>
        `<VirtualHost *>\nServerName h${index}.test\n${placed(index, host.lines)}\n</VirtualHost>`,
    );
    writeFileSync(join(folder, 'hosts.conf'), `${lines.join('\n')}\n`);
    writeFileSync(
      join(folder, 'server.conf'),
      `${await loadModuleLines()}\nInclude "${join(folder, 'hosts.conf')}"\n`,
    );
    const more = by === 'addresses' ? otherAddresses : [];
    const asked = made.flatMap((host, index) =>
      [...host.asked, ...more].map(({ path, address }) => ({
        seed: firstSeed + index,
        host: `h${index}.test`,
        path: `${index}/${path}`,
        address,
      })),
    );
    const answers = await askServer(folder, asked, `Include "${join(folder, 'hosts.conf')}"`);
    const words = ['--server-config', '../server.conf'];
    const explained =
      by === 'files'
        ? await explainAll(
            join(folder, 'root'),
            asked.map(({ path }) => path),
            words,
          )
        : await explainUrls(
            join(folder, 'root'),
            asked.map(({ host, address }) => `http://${host}${address}`),
            words,
          );
    return asked.map(({ seed, path, address }, number) => {
      const answer = answers[number];
      const ours = explained[number];
      if (answer === undefined || ours === undefined) throw new Error(`no answer for ${path}`);
      return { seed, path, address, answer, ours };
    });
  });

/** Of folders, of nothing, and of more than a file. */
const otherAddresses = [
  '/',
  '/a',
  '/a/',
  '/al',
  '/al/deep/',
  '/run/',
  '/none/more',
  '/al/none',
  '/run/page.cgi/more',
].map((address) => ({ path: '', address }));

async function loadModuleLines(): Promise<string> {
  const installed = await installedModules();
  return serverModules.flatMap((name) => installed.get(name)?.line ?? []).join('\n');
}
