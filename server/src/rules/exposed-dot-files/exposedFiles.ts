import { filesWithin } from '../../site/filesWithin.js';
import { resolve } from '../../site/handlerMap.js';
import { plainRequest } from '../../site/plainRequest.js';
import { redirectFor } from '../../site/redirects.js';
import { worldsOf } from '../../site/world.js';
import { folderOf, foldersBetween, isWithin, join, nameOf } from '../../text/path.js';
import type { HtaccessContext } from '../rule.js';
import { siteFront } from '../shared/siteFront.js';

export interface ExposedFile {
  /** Of the file or folder, as a person knows it. */
  readonly path: string;
  /** What is in it, a sentence. */
  readonly holds: string;
}

interface Secret {
  readonly name: RegExp;
  readonly holds: string;
}

const secrets: readonly Secret[] = [
  // A template of it, as .env.example, holds none.
  {
    name: /^\.env(?:\.(?!(?:example|sample|dist|template|tpl|defaults?)$)[\w-]+)?$/,
    holds: 'A .env file holds the passwords of the database and of other services.',
  },
  {
    name: /^\.ht(?:passwd|digest|users?)/,
    holds: 'It holds names and hashed passwords of those who may log in.',
  },
  { name: /^\.(?:git-credentials|netrc|pgpass|my\.cnf|ftpconfig|ftppass)$/, holds: 'It holds passwords.' },
  {
    name: /^\.(?:bash|zsh|mysql|psql|python|node_repl)_history$/,
    holds: 'It holds what was typed, passwords among it.',
  },
];

/** A file that each version-control folder has, and what somebody makes of it. */
const versionControl: ReadonlyMap<string, { readonly file: string; readonly holds: string }> = new Map([
  [
    '.git',
    {
      file: 'config',
      holds: 'From a .git folder the whole source of the site can be fetched, with all that was ever in it.',
    },
  ],
  ['.svn', { file: 'wc.db', holds: 'From a .svn folder the whole source of the site can be fetched.' }],
  [
    '.hg',
    {
      file: 'hgrc',
      holds: 'From a .hg folder the whole source of the site can be fetched, with all that was ever in it.',
    },
  ],
]);

/** Those for which no .htaccess nearer to them is asked, that of the file's folder being the nearest. */
export function exposedFiles(context: HtaccessContext): readonly ExposedFile[] {
  const { file, site } = context;
  const folder = folderOf(file.path);
  const folders = (site.versionControl ?? []).filter((path) => isNearest(context, folderOf(path)));
  // A folder of version control tells nothing of whether a server has the folder that it stands in.
  const isServed = folders.length > 0 && siteFront(context) !== null;
  const found = folders.flatMap((path) => {
    const known = versionControl.get(nameOf(path));
    return isServed && known !== undefined && isSent(context, join(path, known.file))
      ? [{ path, holds: known.holds }]
      : [];
  });
  const files = filesWithin(site, folder).flatMap((path) => {
    const name = nameOf(path);
    if (!name.startsWith('.')) return [];
    const secret = secrets.find((each) => each.name.test(name));
    const isOurs =
      secret !== undefined && isNearest(context, folderOf(path)) && !isKeptByServer(context, name);
    return isOurs && isSent(context, path) ? [{ path, holds: secret.holds }] : [];
  });
  return [...found, ...files];
}

function isNearest({ file, site }: HtaccessContext, folder: string): boolean {
  const own = folderOf(file.path);
  if (!isWithin(own, folder)) return false;
  return foldersBetween(own, folder).every((each) => each === own || !site.htaccess.has(each));
}

/** What begins with `.ht` the configuration that Apache comes with denies to everybody, as does that of Debian. */
const isKeptByServer = ({ site }: HtaccessContext, name: string): boolean =>
  name.startsWith('.ht') && site.server === null;

/** Whether everybody gets the file, in every world. */
function isSent({ site, profile }: HtaccessContext, path: string): boolean {
  const worlds = worldsOf(profile);
  const isAnswered = resolve(site, path, profile).every(
    ({ status, rewrittenTo, action, wanted, class: served }) =>
      status === null &&
      rewrittenTo === null &&
      action === null &&
      wanted.length === 0 &&
      (served === 'static' || served === 'source-disclosed'),
  );
  return isAnswered && worlds.every((world) => redirectFor(site, plainRequest(site, path), world) === null);
}
