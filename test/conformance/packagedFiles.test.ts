import assert from 'node:assert/strict';
import type { Context } from 'mocha';
import {
  debianPackages,
  npmPackages,
  ofDebianPackage,
  ofNpmPackage,
  type PackagedHtaccess,
} from '../support/packagedHtaccess.js';
import { compareWithServer } from './comparison/compareWithServer.js';
import { profileNames } from './comparison/probeOf.js';

describe('the verdict on .htaccess files that packages ship', function () {
  this.timeout(120_000);
  for (const profile of profileNames) {
    for (const name of npmPackages) {
      it(`${name} (npm), with the profile ${profile}`, async function () {
        await compareWithServer(this, profile, filesOf(name, ofNpmPackage(name)));
      });
    }
    for (const name of debianPackages) {
      it(`${name} (Debian), with the profile ${profile}`, async function () {
        await compareWithServer(this, profile, filesOf(name, debianPackageOrSkip(this, name)));
      });
    }
  }
});

function filesOf(name: string, files: readonly PackagedHtaccess[]): readonly PackagedHtaccess[] {
  assert.notEqual(files.length, 0, `${name} ships no .htaccess file`);
  return files;
}

function debianPackageOrSkip(context: Context, name: string): readonly PackagedHtaccess[] {
  try {
    return ofDebianPackage(name);
  } catch (error) {
    if (process.env['CI'] === 'true') throw error;
    console.log(`      not run: Debian's package ${name} cannot be had`);
    return context.skip();
  }
}
