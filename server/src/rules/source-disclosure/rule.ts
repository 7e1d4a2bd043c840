import { htaccessFilesFor } from '../../site/configTree.js';
import { folderOf, nameOf, relative } from '../../text/path.js';
import type { HtaccessContext, HtaccessRule, ScriptContext } from '../rule.js';
import { firstLine } from '../shared/cgiScript.js';
import { quoted } from '../shared/wording.js';
import { copiesOfPrograms } from './backupCopies.js';
import { type Disclosure, type DisclosureContext, findingOf } from './disclosure.js';
import { neverHanded } from './neverHanded.js';
import { isSentAsSource } from './sentAsSource.js';
import { takenAway } from './takenAway.js';

/**
 * A program in a served folder that no handler runs: the server sends its source. Speaks only where a line shows that
 * it is meant to run, since a `*.py` may well be a download.
 */
export const sourceDisclosure: HtaccessRule = {
  name: 'source-disclosure',
  target: 'htaccess',
  severity: 'error',
  summary: 'No handler runs a script: the server sends its source to visitors.',

  *check(context: HtaccessContext) {
    for (const each of disclosures(context)) yield findingOf(each);
  },

  *checkScript({ file, site: known, profile }: ScriptContext) {
    const { path, script } = file;
    if (!isSentAsSource({ site: known, profile }, path)) return;
    // A script that the person names may lie where nobody has looked for files.
    const site = known.files.includes(path) ? known : { ...known, files: [...known.files, path].sort() };
    for (const htaccess of htaccessFilesFor(site, folderOf(path))) {
      const found = disclosures({ file: htaccess, site, profile }).find(({ paths }) => paths.includes(path));
      if (found === undefined) continue;
      const place = quoted(relative(folderOf(path), htaccess.path));
      yield findingOf({
        ...found,
        span: firstLine(script.text),
        what: `No handler runs ${quoted(nameOf(path))}: the server sends its source. ${place} decides that.`,
        paths: [],
        related: [{ path: htaccess.path, span: found.span, message: 'decides that no handler runs it' }],
      });
      return;
    }
  },
};

function disclosures(context: DisclosureContext): readonly Disclosure[] {
  if (context.site.files.length === 0) return [];
  const taken = [...takenAway(context)];
  const told = new Set(taken.flatMap(({ paths }) => paths));
  return [...taken, ...neverHanded(context, told), ...copiesOfPrograms(context)];
}
