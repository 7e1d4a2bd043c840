import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { effort } from '../support/effort.js';
import { orSkip } from '../support/installed.js';
import { constructs, madeSite, program } from './generators/sites.js';
import { type ServedAnswer, serverModules, withServedSites } from './sites/askedServer.js';
import { type ExplainedFile, explainAll } from './sites/explainedSites.js';

const siteCount = 2000 * effort;
const firstSeed = effort === 1 ? 1 : Date.now() % 1_000_000_000;

/** Modules that are there without being asked for. */
const compiledIn = ['core', 'so', 'http', 'log_config', 'logio', 'version', 'unixd', 'watchdog'];

describe('explain, for sites made up at random', function () {
  this.timeout(180_000 * effort);
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
    const compared = await orSkip(this, () =>
      withServedSites(sites, async ({ folders, answers }) => {
        const asked = sites.flatMap(({ asked: paths }, index) =>
          paths.map((path) => ({ index, path, file: join(folders[index] ?? '', path) })),
        );
        const folder = dirname(folders[0] ?? '');
        const explained = await explainAll(
          folder,
          asked.map(({ file }) => file),
          [...serverModules, ...compiledIn],
        );
        return asked.map(({ index, path, file }) => {
          const answer = answers[index]?.get(path);
          const ours = explained.get(file);
          if (answer === undefined || ours === undefined) throw new Error(`no answer for ${file}`);
          return { seed: firstSeed + index, path, answer, ours };
        });
      }),
    );
    const refused = compared.filter(({ answer }) => answer.status === 500);
    const wrong = compared.filter(({ answer, ours }) => !agrees(ours, answer));
    const open = compared.filter(({ ours }) => ours.otherwise != null);
    console.log(
      `      ${sites.length} sites, ${compared.length} requests (${refused.length} answered 500): ` +
        `${compared.length - wrong.length} as explained, of ${open.length} two answers were given`,
    );
    assert.deepEqual(
      wrong.slice(0, 5).map(({ seed, path, answer, ours }) => ({ seed, path, answer, ours })),
      [],
      `${wrong.length} of ${compared.length} differ`,
    );
    assert.ok(open.length < compared.length / 100, `${open.length} of ${compared.length} are left open`);
  });
});

function agrees(ours: ExplainedFile, answer: ServedAnswer): boolean {
  if (ours.otherwise != null && agrees(ours.otherwise, answer)) return true;
  const isNamed = /^(?:-|redirect-handler)$/.test(answer.logged) || answer.logged === (ours.handler ?? '-');
  return isNamed && shownBy(answer) === (ours.class === 'forbidden' ? `${ours.status}` : ours.class);
}

/** The class that an answer shows. All files are programs, whatever their names. */
function shownBy({ status, body }: ServedAnswer): string {
  if (status === 500) return 'refused';
  if (status !== 200) return String(status);
  const [, by] = /ran-by-(\w+)/.exec(body) ?? [];
  if (by !== undefined) return by === 'cgi' ? 'per-request' : 'persistent';
  return body === program('page') ? 'source-disclosed' : `? ${body.slice(0, 40)}`;
}
