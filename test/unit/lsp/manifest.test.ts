import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInProfiles } from '../../../server/src/apache/profiles.js';
import { conversions } from '../../../server/src/conversions/registry.js';
import { readConfiguration } from '../../../server/src/linter/configuration.js';
import { linterSettings } from '../../../server/src/linter/settings.js';
import { repositoryRoot } from '../../support/repository.js';

interface Setting {
  readonly scope: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly markdownDescription?: string;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8'));
const { contributes } = readJson('package.json') as {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
};
const schema = readJson('schemas/handler-doctor.schema.json') as {
  readonly properties: Readonly<Record<string, Omit<Setting, 'scope'>>>;
};
const settings = Object.entries(contributes.configuration.properties).map(
  ([name, setting]) => [name.replace(/^handlerDoctor\./, ''), setting] as const,
);
const ofFolders = settings.filter(([name]) => name !== 'trace.server');

describe('the settings of the manifest', () => {
  it('have defaults that mean what no settings mean', () => {
    const defaults = Object.fromEntries(settings.map(([name, setting]) => [name, setting.default]));
    const { configuration, problems } = readConfiguration(JSON.stringify(defaults));
    assert.deepEqual(problems, []);
    const [profile = assert.fail()] = builtInProfiles;
    const { preferredTarget, ...chosen } = linterSettings(configuration, profile);
    assert.deepEqual({ ...chosen, preferredTarget: preferredTarget || null }, linterSettings({}, profile));
    assert.equal(configuration['server.profile'], profile.name);
    assert.equal(configuration.enable, true);
  });

  it('hold for a folder each', () => {
    for (const [name, { scope }] of ofFolders) assert.equal(scope, 'resource', name);
  });

  it('are those that a configuration file is completed from', () => {
    for (const [name, { scope: _, ...described }] of ofFolders) {
      assert.deepEqual(schema.properties[name], described, name);
    }
  });

  it('name every target that there is', () => {
    const [, target] = settings.find(([name]) => name === 'preferredTarget') ?? assert.fail();
    for (const conversion of conversions)
      assert.ok(target.enum?.includes(conversion.target), conversion.target);
  });

  it('name every built-in profile', () => {
    const [, profile] = settings.find(([name]) => name === 'server.profile') ?? assert.fail();
    for (const { name } of builtInProfiles)
      assert.ok(profile.markdownDescription?.includes(`\`${name}\``), name);
  });
});
