import type { ServerProfile } from '../../server/src/apache/profile.js';
import { builtInProfile, unknownProfile } from '../../server/src/apache/profiles.js';
import { readConfiguration } from '../../server/src/linter/configuration.js';
import { type LintedFile, lint } from '../../server/src/linter/lint.js';
import { readProfile } from '../../server/src/linter/profileFile.js';
import type { LinterSettings } from '../../server/src/linter/settings.js';
import { loadSite } from '../../server/src/site/loadSite.js';
import type { ServerConfiguration } from '../../server/src/site/serverConfiguration/serverConfiguration.js';
import type { Site } from '../../server/src/site/site.js';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { type MemoryFiles, projectFilesIn, textIn } from './memoryFiles.js';
import { grammar } from './pythonGrammar.js';

export const defaultSettings: LinterSettings = {
  profile: unknownProfile,
  isProfileNamed: false,
  severities: new Map(),
  hosting: 'shared',
  preferredTarget: null,
  pythonInterpreter: '/usr/bin/python3',
};

export const loadMemorySite = (
  files: MemoryFiles,
  root = '/site',
  server: ServerConfiguration | null = null,
): Promise<Site> =>
  loadSite(
    {
      files: projectFilesIn(files),
      readScript: (name, text, siblings) => readScript(name, text, grammar, siblings),
    },
    { root, folder: root, scope: 'tree', maxEntries: 10_000, server },
  );

/** All .htaccess files and scripts of a site with their findings, in the order of paths. */
export async function lintSite(
  files: MemoryFiles,
  settings: LinterSettings = settingsIn(files),
): Promise<readonly LintedFile[]> {
  const site = await loadMemorySite(files);
  const paths = [...[...site.htaccess.values()].map(({ path }) => path), ...site.scripts.keys()].sort();
  return paths.flatMap((path) => lint(site, path, settings) ?? []);
}

/** @param name of a profile file at the top of the site. */
const profileIn = (files: MemoryFiles, name: string): ServerProfile =>
  readProfile(textIn(files, `/site/${name}`), name);

/** The settings that a `.handler-doctor.json` of the site chooses. */
function settingsIn(files: MemoryFiles): LinterSettings {
  const path = '/site/.handler-doctor.json';
  if (!files.has(path)) return defaultSettings;
  const { configuration, problems } = readConfiguration(textIn(files, path));
  if (problems.length > 0) throw new Error(`${path}: ${problems.map(({ message }) => message).join('; ')}`);
  const name = configuration['server.profile'];
  const profile = name === undefined ? unknownProfile : (builtInProfile(name) ?? profileIn(files, name));
  return {
    ...defaultSettings,
    profile,
    ...(configuration.rules !== undefined && { severities: configuration.rules }),
  };
}
