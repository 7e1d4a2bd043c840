import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { ServerProfile } from '../../server/src/apache/profile.js';
import { builtInProfile } from '../../server/src/apache/profiles.js';
import { installedModules } from '../../server/src/measure/privateApache.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import { firstRefusal, refusalsIn } from '../../server/src/verdict/refusals.js';
import { type HtaccessProbe, startHtaccessProbe } from '../../server/tools/directiveFacts/htaccessProbe.js';
import { effort, seeded } from '../support/effort.js';
import { orSkip } from '../support/installed.js';
import { expressions } from './generators/expressions.js';

/** One of each kind of break, and what is easy to get wrong. */
const cases: readonly string[] = [
  '',
  ' ',
  'true',
  'tru',
  'true foo',
  '(true',
  'true)',
  '()',
  '!',
  'true &&',
  "'a' == 'b' && ",
  "'a' == ",
  "'a'",
  '#',
  "'a' #",
  "%{HTTP_HOST} == 'a' # why",
  'é',
  '%{é}',
  "'é' == 'é'",
  '😀',
  '%{}',
  '%{FOO}',
  "%{FOO} == 'a'",
  "%{FOO} == 'a' #",
  '%{HTTP_HOST',
  '%{HTTP_HOST:',
  '%{HTTP_HOST:}',
  '%{req:a',
  '%{req:a%{HTTP_HOST}}',
  "%{req:a%{HTTP_HOST}$1b} == 'c'",
  '%{foo:a} == %{bar:b}',
  "foo('a') == bar('b') x",
  "'abc",
  '"abc',
  `'a"b' == "c'd"`,
  "'\\777' == ''",
  "'\\999' == ''",
  "'\\1234' == ''",
  "'\\08' == ''",
  "'a%{' == 'b'",
  "'a%{HTTP_HOST}$1$x%}b' == ''",
  "'a' =~ /abc",
  "'a' =~ /abc/i",
  "'a' =~ /abc/x",
  "'a' =~ m_abc_",
  "'a' =~ m_a",
  "'a' =~ m#a",
  "'a' =~ mxax",
  "'a' =~ 'b'",
  '/a/',
  "'a' -foo 'b'",
  "-q 'a'",
  "-q 'a' 'b'",
  "-e5 'a'",
  '-5 -eq -5',
  "- 'a'",
  '-R 10',
  "-R 'x'",
  "-R '10.1'",
  "-R '10.0.0.0/8'",
  "-R '10.0.0.0/\\70'",
  "-R '10' . '.1'",
  "-R '1%{HTTP_HOST}'",
  "-R ''",
  "'a' -ipmatch '%{HTTP_HOST}'",
  "'a' -ipmatch '::1/128'",
  "'a' in {'b'",
  "'a' in {'b',}",
  "'a' in {}",
  "'a' in {'b','c'}",
  "'a' in 'b'",
  "'a' in foo('b')",
  "'a' in PeerExtList('b')",
  "file('a') == 'b'",
  "%{FileSize:a} == 'b'",
  "SSL('a') == 'b'",
  "%{SSL_A} == 'b'",
  "%{HC_A} == hc('b')",
  "'a' . 'b' . 'c' == 'd' . 5",
  `${'('.repeat(3900)}true${')'.repeat(3900)}`,
  `${'!'.repeat(8000)}true`,
];

for (const name of ['all-modules', 'debian']) {
  describe(`what the server says of an expression (${name})`, function () {
    this.timeout(60_000 * effort);
    const profile = builtInProfile(name);
    let probe: HtaccessProbe | null = null;

    before(async function () {
      probe = await orSkip(this, async () => startHtaccessProbe(await loadable(profile)));
    });
    after(() => probe?.stop());

    it('chosen by hand', () => compareAll(probe, profile, cases));

    it('made at random, good and broken', async () => {
      for (let round = 0; round < effort; round++) {
        await compareAll(probe, profile, fc.sample(expressions, { numRuns: 1500, ...seeded(4711) }));
      }
    });
  });
}

/** What the profile names and can be loaded: some modules are compiled into the server. */
async function loadable(profile: ServerProfile | null): Promise<readonly string[]> {
  const installed = await installedModules();
  return [...(profile?.modules ?? [])].filter((module) => installed.has(module));
}

async function compareAll(
  probe: HtaccessProbe | null,
  profile: ServerProfile | null,
  texts: readonly string[],
): Promise<void> {
  assert.ok(probe !== null && profile !== null);
  const files = texts.map((text) => `<If "${text.replace(/[\\"]/g, '\\$&')}">\n</If>\n`);
  const answers = await probe.messagesFor(files);
  const wrong = files.flatMap((file, index) => {
    const server = answers[index] ?? null;
    const verdict = firstRefusal(refusalsIn(parseHtaccess(file), profile))?.message ?? null;
    return verdict === server ? [] : [{ file, server, verdict }];
  });
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${texts.length} differ`);
}
