import { folderOf, join, nameOf } from '../../text/path.js';
import { isProgramName, lastExtension, originalName } from '../shared/fileNames.js';
import { perSite } from '../shared/perSite.js';

/** Files that are called as a program's source is. */
export const programsOf = perSite(({ files }) => files.filter(isProgramName));

/**
 * Of these the entrypoints that no server runs unasked. Hosts run PHP, and what is called `*.cgi`, `*.pl` or `*.fcgi`,
 * by their own configuration.
 */
export const programsOfNoHost = perSite((site) =>
  programsOf(site).filter(
    (path) => !/^(php\d?|phtml|cgi|pl|plx|fcgi)$/.test(lastExtension(path) ?? '') && !isModuleName(path),
  ),
);

/** What is never asked for by itself: a part of a package, a test, an installer. */
const isModuleName = (path: string): boolean =>
  /^(__\w+__|setup|conftest|test_.*|.*_test|manage)\.py$/.test(nameOf(path));

/** Backup copies of files that lie beside them. */
export const copiesOf = perSite(({ files }) => {
  const present = new Set(files);
  return files.flatMap((path) => {
    const name = originalName(nameOf(path));
    const original = name === null ? null : join(folderOf(path), name);
    return original !== null && present.has(original) ? [{ path, original }] : [];
  });
});
