import assert from 'node:assert/strict';
import { withPackageOrSkip } from '../support/debianPackage.js';
import {
  debianPackages,
  npmPackages,
  ofDebianPackage,
  ofNpmPackage,
  type PackagedHtaccess,
} from '../support/packagedHtaccess.js';
import { assertAllAgree, describeForEachServer } from './comparison/compareWithServer.js';

describeForEachServer('the verdict on .htaccess files that packages ship', (server) => {
  for (const name of npmPackages) {
    it(`${name} (npm)`, async () => {
      await assertAllAgree(server(), filesOf(name, ofNpmPackage(name)));
    });
  }
  for (const name of debianPackages) {
    it(`${name} (Debian)`, async function () {
      await assertAllAgree(
        server(),
        filesOf(name, await withPackageOrSkip(this, () => ofDebianPackage(name))),
      );
    });
  }
});

function filesOf(name: string, files: readonly PackagedHtaccess[]): readonly PackagedHtaccess[] {
  assert.notEqual(files.length, 0, `${name} ships no .htaccess file`);
  return files;
}
