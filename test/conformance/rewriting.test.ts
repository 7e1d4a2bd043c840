import assert from 'node:assert/strict';
import { chmod, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { rewriteOutcomes } from '../../server/src/site/rewriting/rewriteOutcomes.js';
import { effort, seeded } from '../support/effort.js';
import { orSkip } from '../support/installed.js';
import { rewritingOf } from '../support/rewriting.js';
import { diskRequest } from '../support/siteRequest.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { rewriteRules } from './generators/rewriteRules.js';
import { ourAnswer, type RewriteAnswer, theirAnswer } from './rewriteAnswers.js';

const files = ['a.php', 'index.php', 'b.html', 'sub/c.txt', 'sub/index.php', 'a b.html', 'empty.html'];
const asked = [
  'a.php',
  'none/x.txt',
  '',
  'sub/',
  'sub/c.txt?q=1',
  'b.html',
  'a%20b.html',
  'b.html/more',
  'é.HTML?',
];

/** What is easy to get wrong. */
const chosen: readonly string[] = [
  'RewriteRule ^a\\.php$ - [H=text/x-made]\nRewriteRule ^a - [T=Text/X-Made]',
  'RewriteRule ^a\\.php$ b.html [H=text/x-made]',
  'RewriteRule ^a\\.php$ a.php [H=text/x-made]',
  'RewriteCond %{REQUEST_FILENAME} !-f\nRewriteCond %{REQUEST_FILENAME} !-d\nRewriteRule . index.php [L,QSA]',
  'RewriteCond %{REQUEST_FILENAME} -s [OR]\nRewriteCond %{REQUEST_FILENAME} -d\nRewriteRule ^ - [L]\nRewriteRule ^ index.php',
  'RewriteCond %{HTTPS} off\nRewriteRule ^(.*)$ https://%{HTTP_HOST}/$1 [R=301,L]',
  'RewriteRule ^a\\.php$ /b.html [R]\nRewriteRule (.*) $1.txt',
  'RewriteRule ^a\\.php$ b.html [R=301]\nRewriteRule ^http - [F]',
  'RewriteRule ^a\\.php$ b.html [R,PT]',
  'RewriteRule ^(.*)$ http://127.0.0.1:1/$1 [P]',
  'RewriteRule ^(.*)$ x [C]\nRewriteRule ^x y [C]\nRewriteRule ^q z\nRewriteRule y w',
  'RewriteRule ^b - [S=1]\nRewriteRule ^ - [F]\nRewriteRule ^a - [G]',
  'RewriteRule ^(.*)a(.*)$ $1e$2 [N=40]',
  'RewriteRule ^a - [N=40]',
  'RewriteRule ^a\\.php$ - [P]\nRewriteRule ^ - [F]',
  'RewriteRule ^ - [E=mark:1]\nRewriteCond %{ENV:mark} =1\nRewriteRule ^a - [F]',
  'RewriteCond %{REQUEST_URI} (a)\nRewriteCond %{REQUEST_URI} !(x)\nRewriteRule ^ %1.html',
  'RewriteCond %{REQUEST_URI} x [OR]\nRewriteRule ^ b.html',
];

/** A pattern in a section is asked of the whole path. */
const inSections: readonly string[] = ['<If "true">', '<Files "*">', '<FilesMatch ".">'].flatMap((open) =>
  [
    'RewriteRule ^a - [F]',
    'RewriteRule ^/.*a\\.php$ - [G]',
    'RewriteRule ^(.*)a\\.php$ b.html [L]',
    'RewriteBase /\nRewriteRule a\\.php$ b.html [L]',
    'RewriteRule ^(.*)/a\\.php$ $1/b.html [L]',
    'RewriteRule a\\.php$ /b.html [R]',
    'RewriteRule a\\.php$ b.html [R]',
  ].map((rules) => `${open}\nRewriteEngine On\n${rules}\n</${/\w+/.exec(open)?.[0]}>\n`),
);

describe('what rewrite rules make of a plain request', function () {
  this.timeout(120_000 * effort);

  it('is what a real Apache makes of it', async function () {
    const count = 160 * effort;
    await withTemporaryFolder({}, async (root) => {
      await chmod(root, 0o755);
      const texts = Array.from({ length: count }, (_, index) => index).map((index) =>
        index < chosen.length + inSections.length
          ? textOf(index)
          : (fc.sample(rewriteRules(`/r${index}`), { numRuns: 1, ...seeded(7000 + index) })[0] ?? ''),
      );
      for (const [index, text] of texts.entries()) await writeFolder(join(root, `r${index}`), text);
      const apache = await orSkip(this, () =>
        startPrivateApache({
          documentRoot: root,
          modules: ['rewrite', 'mime'],
          configuration: 'LogLevel rewrite:trace3\nLimitInternalRecursion 2',
        }),
      );
      try {
        const { wrong, certain, total } = await compared(apache, root, texts);
        assert.deepEqual(wrong.slice(0, 6), [], `${wrong.length} of ${total} differ`);
        assert.ok(certain > total * 0.7, `only ${certain} of ${total} are certain`);
      } finally {
        await apache.stop();
      }
    });
  });
});

const textOf = (index: number): string =>
  inSections[index - chosen.length] ?? `RewriteEngine On\n${chosen[index]}\n`;

async function writeFolder(folder: string, text: string): Promise<void> {
  for (const name of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), name.startsWith('empty') ? '' : 'text\n');
  }
  await writeFile(join(folder, '.htaccess'), text);
}

interface Compared {
  readonly wrong: readonly unknown[];
  readonly certain: number;
  readonly total: number;
}

async function compared(apache: PrivateApache, root: string, texts: readonly string[]): Promise<Compared> {
  const wrong: unknown[] = [];
  let [certain, total] = [0, 0];
  const log = await open(apache.errorLogFile);
  await log.readFile();
  for (const [index, text] of texts.entries()) {
    const folder = join(root, `r${index}`);
    const { configuration, encodingOf } = rewritingOf(join(folder, '.htaccess'), text);
    for (const path of asked) {
      const url = `${apache.url}/r${index}/${encodeURI(path).replaceAll('%25', '%')}`;
      const response = await fetch(url, { redirect: 'manual' });
      await response.arrayBuffer();
      const said: string = await log.readFile('utf8');
      const [written = '', query = ''] = path.split('?');
      const request = diskRequest(root, `/r${index}/${decodeURI(written)}`, query);
      const answers = rewriteOutcomes(configuration, request, encodingOf).map(ourAnswer);
      const theirs = theirAnswer({ log: said, status: response.status, url: apache.url, query });
      total++;
      if (answers.length === 1) certain++;
      if (!answers.some((ours) => agree(ours, theirs))) wrong.push({ text, path, theirs, answers });
    }
  }
  await log.close();
  return { wrong, certain, total };
}

/** What we do not know is what it may be; a query of which we do not know all may have spaces, which are forbidden. */
const agree = (ours: RewriteAnswer, theirs: RewriteAnswer): boolean =>
  ours.kind === 'unknown' ||
  (ours.kind === 'rewritten' && ours.query === null && theirs.kind === 'status 403') ||
  (['kind', 'target', 'query', 'handler', 'type'] as const).every(
    (key) => ours[key] === undefined || ours[key] === null || ours[key] === theirs[key],
  );
