import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPackageOrSkip } from '../support/debianPackage.js';
import { orSkip } from '../support/installed.js';
import { askMachine } from './packaged/askedMachine.js';
import { layOutMachine, serverRoot } from './packaged/debianMachine.js';
import { isAsExplained } from './packaged/packagedAnswer.js';
import { type PackagedSite, packagedSites } from './packaged/packagedSites.js';
import { packageRequests } from './packaged/packageRequests.js';
import { withServedFolder } from './sites/askedServer.js';
import { explainAll } from './sites/explainedSites.js';

describe('explain --server-config, for what packages of Debian have a server serve', function () {
  this.timeout(120_000);

  for (const site of packagedSites) {
    it(site.package, async function () {
      const compared = await withPackageOrSkip(this, () => orSkip(this, () => compare(site)));
      const wrong = compared.filter(({ asExplained }) => !asExplained);
      console.log(`      ${compared.length} requests: ${counted(compared.map(({ ours }) => ours.class))}`);
      assert.notEqual(compared.length, 0, 'no file is served');
      assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${compared.length} differ`);
    });
  }
});

const counted = (names: readonly string[]): string =>
  [...new Set(names)].map((name) => `${names.filter((each) => each === name).length} ${name}`).join(', ');

const compare = (site: PackagedSite) =>
  withServedFolder(async (folder) => {
    const root = join(folder, 'root');
    layOutMachine(root, site);
    writeFileSync(join(root, '.handler-doctor.json'), '{}');
    const requests = packageRequests(root, site);
    const answers = await askMachine(
      folder,
      root,
      site,
      requests.map(({ address }) => address),
    );
    const explained = await explainAll(
      root,
      requests.map(({ path }) => path),
      ['--server-config', `${serverRoot}/apache2.conf`],
    );
    return requests.map(({ path, address }, number) => {
      const answer = answers[number];
      const ours = explained[number];
      if (answer === undefined || ours === undefined) throw new Error(`no answer for ${path}`);
      const asExplained = isAsExplained(ours, answer, join(root, path));
      return { path, address, answer: { ...answer, body: answer.body.slice(0, 60) }, ours, asExplained };
    });
  });
