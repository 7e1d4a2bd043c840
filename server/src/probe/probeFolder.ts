import { askScript } from './askScript.js';
import { type Probe, pathOf } from './probe.js';
import { probes } from './probes.js';
import { readme } from './readme.js';

/** The one folder that is uploaded. Nobody who is not told its name can find it. */
export const topFolder = (token: string): string => `handler-doctor-${token}`;

/** Served for a folder in place of a list of what is in it. */
const emptyPage =
  '<!DOCTYPE html>\n<html lang="en">\n<title>Nothing here</title>\n<p>Nothing here.</p>\n</html>\n';

/**
 * What `--probe` writes: text by path below the folder that was named.
 *
 * @param top the name of the folder that is uploaded.
 */
export function probeFolder(top: string): ReadonlyMap<string, string> {
  return new Map([
    ['README.txt', readme(top)],
    ['ask.sh', askScript(probes.map(pathOf))],
    [`${top}/index.html`, emptyPage],
    ...probes.flatMap((probe) => filesOf(probe).map(([name, text]) => [`${top}/${name}`, text] as const)),
  ]);
}

const filesOf = ({ name, htaccess, file, indexed }: Probe): readonly (readonly [string, string])[] => [
  ...(htaccess === null ? [] : [[`${name}/.htaccess`, htaccess] as const]),
  [`${name}/${file.name}`, file.text],
  ...(indexed ? [[`${name}/index.html`, emptyPage] as const] : []),
];
