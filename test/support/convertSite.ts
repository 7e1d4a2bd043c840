import assert from 'node:assert/strict';
import { unknownProfile } from '../../server/src/apache/profiles.js';
import type {
  ConversionOutcome,
  ConversionRequest,
  ConversionTarget,
} from '../../server/src/conversions/conversion.js';
import { conversions } from '../../server/src/conversions/registry.js';
import { handingLines } from '../../server/src/rules/shared/handingLines.js';
import { loadSite } from '../../server/src/site/loadSite.js';
import type { ProjectFiles } from '../../server/src/site/projectFiles.js';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { grammar } from './pythonGrammar.js';

/** What a conversion makes of the first line of the folder's .htaccess that starts a process for every request, of those that serve a script. */
export async function convertSite(
  files: ProjectFiles,
  folder: string,
  target: ConversionTarget,
  more: Partial<ConversionRequest> = {},
): Promise<ConversionOutcome> {
  const conversion = conversions.find((each) => each.target === target);
  assert.ok(conversion, `there is no conversion ${target}`);
  const site = await loadSite(
    { files, readScript: (name, text, siblings) => readScript(name, text, grammar, siblings) },
    { root: folder, folder, scope: 'tree', maxEntries: 10_000 },
  );
  const profile = more.profile ?? unknownProfile;
  const file = site.htaccess.get(folder);
  assert.ok(file, 'there is no .htaccess');
  const lines = handingLines(site, file, profile).filter(({ facts }) => facts?.runs === 'per-request');
  const line = lines.find(({ handed }) => handed.length > 0) ?? lines[0];
  assert.ok(line, 'no line starts a process for every request');
  return conversion.convert({
    site,
    profile,
    file,
    line: line.directive,
    scripts: line.handed.map((handed) => handed.file),
    server: null,
    hosting: 'shared',
    pythonInterpreter: '/usr/bin/python3',
    ...more,
  });
}
