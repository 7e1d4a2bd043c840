import type { ServerProfile } from '../../../server/src/apache/profile.js';
import { lint, type ReportedFinding } from '../../../server/src/linter/lint.js';
import { blockingProjectFiles } from '../../../server/src/platform/node/projectFiles.js';
import { loadSite } from '../../../server/src/site/loadSite.js';
import { readScript } from '../../../server/src/syntax/script/readScript.js';
import { defaultSettings } from '../../support/lintSite.js';
import { grammar } from '../../support/pythonGrammar.js';

/** All that is said of the files in a folder of the disk, under each of the profiles. */
export async function findingsIn(
  folder: string,
  profiles: readonly ServerProfile[],
): Promise<readonly (readonly ReportedFinding[])[]> {
  const site = await loadSite(
    {
      files: blockingProjectFiles,
      readScript: (name, text, siblings) => readScript(name, text, grammar, siblings),
    },
    { root: folder, folder, scope: 'tree', maxEntries: 10_000 },
  );
  const paths = [...[...site.htaccess.values()].map(({ path }) => path), ...site.scripts.keys()].sort();
  return profiles.map((profile) =>
    paths.flatMap((path) => lint(site, path, { ...defaultSettings, profile })?.findings ?? []),
  );
}
