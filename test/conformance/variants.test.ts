import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusOrSkip } from '../support/corpus.js';
import { effort } from '../support/effort.js';
import { htaccessFixtures } from '../support/htaccessFixtures.js';
import { repositoryRoot } from '../support/repository.js';
import {
  assertAgreement,
  assertAllAgree,
  describeForEachServer,
  startServer,
} from './comparison/compareWithServer.js';
import { type ComparedFile, compareFiles } from './comparison/comparison.js';
import { classOf, frequentClasses } from './comparison/messageClasses.js';
import { profileNames } from './comparison/probeOf.js';
import { htaccessDirectives, lineOf } from './generators/anyDirective.js';
import { Random } from './generators/random.js';
import { variantsFor } from './generators/variants.js';

/** A fixed seed in every day's tests; others where effort is asked for. */
const seed = effort === 1 ? 24 : Date.now() % 1_000_000;

/** The project's own files; one character a byte. */
const collection = (): readonly ComparedFile[] =>
  htaccessFixtures()
    .filter(({ path }) => path.startsWith(join('test', 'conformance', 'collection')))
    .map(({ path }) => ({ name: path, text: readFileSync(join(repositoryRoot, path), 'latin1') }));

describeForEachServer('the verdict on the collection and on variants that mistakes make', (server) => {
  it('of the collection as it is', async () => {
    await assertAllAgree(server(), collection());
  });

  it('of variants of the collection', async () => {
    const { probe, profile } = server();
    const count = Math.round(2000 * effort ** 0.5);
    // What is in a macro's body is not looked at, as README.md says: mistakes in it would be missed.
    const varied = collection().filter(({ name }) => !name.endsWith('macros.htaccess'));
    const variants = await variantsFor(probe, profile, varied, { seed, count });
    await assertAgreement(server(), await compareFiles(probe, profile, variants));
  });

  it('of every directive with arguments of many kinds', async () => {
    const { probe, profile } = server();
    const random = new Random(seed);
    const files = htaccessDirectives.flatMap((facts) =>
      Array.from({ length: 2 * effort }, (_, index) => ({
        name: `${facts.name} ${index}`,
        text: `${lineOf(facts, random)}\n`,
      })),
    );
    await assertAgreement(server(), await compareFiles(probe, profile, files));
  });
});

/** How many variants of others' files a long run compares in each profile, and how often it meets each class. */
const longRun = { variants: 10_000, ofClass: 30 } as const;

describe('the verdict on variants of real files', function () {
  this.timeout(120_000 * effort);

  it('in both profiles, each class of message often enough', async function () {
    if (effort === 1) {
      console.log('      not run: variants of real files (npm run test:long)');
      this.skip();
    }
    const files = corpusOrSkip(this).map(({ id, bytes }) => ({
      name: id,
      text: Buffer.from(bytes).toString('latin1'),
    }));
    const met = new Map<string, number>();
    for (const name of profileNames) {
      const { probe, profile } = await startServer(this, name);
      try {
        const variants = await variantsFor(probe, profile, files, { seed, count: longRun.variants });
        const results = await compareFiles(probe, profile, variants);
        for (const { server } of results) {
          if (server !== null) met.set(classOf(server.message), (met.get(classOf(server.message)) ?? 0) + 1);
        }
        await assertAgreement({ probe, profile }, results);
      } finally {
        await probe.stop();
      }
    }
    const seldom = frequentClasses.filter(({ name }) => (met.get(name) ?? 0) < longRun.ofClass);
    assert.deepEqual(
      seldom.map(({ name }) => `${name}: ${met.get(name) ?? 0}`),
      [],
    );
  });
});
