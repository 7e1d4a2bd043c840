import assert from 'node:assert/strict';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { startPrivateApache } from '../../server/src/measure/privateApache.js';
import { expressionTruth } from '../../server/src/site/expressionTruth.js';
import { parseExpression } from '../../server/src/syntax/expression/parser.js';
import { effort, seeded } from '../support/effort.js';
import { orSkip } from '../support/installed.js';
import { diskRequest } from '../support/siteRequest.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { knowableConditions } from './generators/knowableExpressions.js';

const nested = (times: number): string => `${'tolower('.repeat(times)}'a'${')'.repeat(times)} == 'a'`;

/** What is easy to get wrong. */
const chosen: readonly string[] = [
  "%{HANDLER} == '' && %{CONTENT_TYPE} == ''",
  "'abc' =~ /(b)(c)/ && $1 == 'b' && $0 == 'bc' && $3 == ''",
  "'abc' =~ /(b)/ && 'x' =~ /x/ && $1 == 'b'",
  "'abc' =~ /(b)/ && !('x' =~ /(y)/) && $1 == ''",
  "'abc' !~ /(b)/ || $1 == 'b'",
  "%{HTTP_HOST} =~ /(1)/ || $1 == ''",
  "!'a' == 'a'",
  "unescape('a%2Fb') == 'a%2Fb'",
  "unescape('%zz') == ''",
  "'99999999999999999999' -gt '9223372036854775806'",
  "'é' > 'z' && 'a' < 'b' && 'ab' < 'b'",
  "-f '%{REQUEST_FILENAME}/'",
  "-d '%{DOCUMENT_ROOT}/e0/sub/../sub/'",
  "-s '%{DOCUMENT_ROOT}/e0/empty.txt' || -L '%{DOCUMENT_ROOT}/e0/link'",
  "-e ''",
  "-T 'o' && !-T 'OFF' && !-T 'no' && -T '00' && !-T '0'",
  '%{THE_REQUEST} =~ m#^GET /e0/#',
  "%{SERVER_PROTOCOL} == 'HTTP/1.1'",
  nested(17),
  nested(18),
  nested(19),
  `${'('.repeat(30)}true${')'.repeat(30)}`,
  `${'!'.repeat(31)}true`,
  Array.from({ length: 25 }, () => 'true').join(' && '),
];

const files = ['a.php', 'b.html', 'sub/c.txt', 'ä b.txt', 'empty.txt'];
const asked = ['a.php', 'b.html', 'sub/c.txt', 'ä b.txt', 'none.php', 'a.php/x/y'];

const perFolder = 50;

describe('what a condition comes to for a plain request', function () {
  this.timeout(60_000 * effort);

  it('is what a real Apache takes it for', async function () {
    const made = fc
      .sample(knowableConditions, { numRuns: 500 * effort, ...seeded(81) })
      .filter((text) => parseExpression(text, 'condition').failure === null);
    const all = [...chosen, ...made];
    const groups = Array.from({ length: Math.ceil(all.length / perFolder) }, (_, group) =>
      all.slice(group * perFolder, (group + 1) * perFolder),
    );
    await withTemporaryFolder({}, async (root) => {
      await chmod(root, 0o755);
      for (const [index, group] of groups.entries()) await writeFolder(join(root, `e${index}`), group);
      const apache = await orSkip(this, () =>
        startPrivateApache({ documentRoot: root, modules: ['headers'] }),
      );
      try {
        const [wrong, known, total] = await compared(apache.url, root, groups);
        assert.deepEqual(wrong.slice(0, 8), [], `${wrong.length} of ${known} differ`);
        assert.ok(known > total * 0.7, `only ${known} of ${total} are known`);
      } finally {
        await apache.stop();
      }
    });
  });
});

async function writeFolder(folder: string, conditions: readonly string[]): Promise<void> {
  for (const name of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), name.startsWith('empty') ? '' : 'text\n');
  }
  await symlink(join(folder, 'a.php'), join(folder, 'link'));
  const sections = conditions.map(
    (text, index) => `<If "${text.replace(/[\\"]/g, '\\$&')}">\nHeader always set X-${index} yes\n</If>\n`,
  );
  await writeFile(join(folder, '.htaccess'), sections.join(''));
}

async function compared(
  url: string,
  root: string,
  groups: readonly (readonly string[])[],
): Promise<[wrong: readonly unknown[], known: number, total: number]> {
  const wrong: unknown[] = [];
  let [known, total] = [0, 0];
  for (const [group, conditions] of groups.entries()) {
    for (const name of asked) {
      const uri = `/e${group}/${name}`;
      const { headers } = await fetch(url + encodeURI(uri));
      const request = diskRequest(root, uri);
      for (const [index, text] of conditions.entries()) {
        const ours = expressionTruth(text, request, { encoding: 'utf-8', phase: 'walk' });
        const theirs = headers.get(`x-${index}`) ?? 'no';
        total++;
        if (ours === 'maybe') continue;
        known++;
        if (ours !== theirs) wrong.push({ text, uri, ours, theirs });
      }
    }
  }
  return [wrong, known, total];
}
