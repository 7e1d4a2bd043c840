import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readPrintedServer } from '../../server/src/apache/printedServer.js';
import type { ServerProfile } from '../../server/src/apache/profile.js';
import { readProfile, writeProfile } from '../../server/src/linter/profileFile.js';
import { privateApachePrints } from '../../server/src/measure/privateApache.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import { firstRefusal, refusalsIn } from '../../server/src/verdict/refusals.js';
import { type HtaccessProbe, startHtaccessProbe } from '../../server/tools/directiveFacts/htaccessProbe.js';
import { effort, seeded } from '../support/effort.js';
import { orSkip } from '../support/installed.js';

const modules = ['mime', 'dir', 'headers', 'setenvif', 'authn_core', 'authz_host', 'mpm_worker'];
const configuration = [
  'Define SHOP',
  'Define NAME SetHandler',
  'Define WORDS "a b"',
  'Define LINE "SetHandler a"',
  'Define EMPTY ""',
  'Define HASH "#"',
  'Define QUOTE \\"',
  'Define DOLLAR $',
  'Define BRACE {SHELL_KIND}',
  'Define SHELL_KIND defined',
  'Define MODULE mod_mime.c',
].join('\n');
const environment = { SHELL_KIND: 'environment', FROM_ENVIRONMENT: 'On Off', BLANK: '' };

/** In these texts `@` stands for the dollar sign. */
const withDollars = (text: string): string => text.replaceAll('@', '$');

const fragments: readonly string[] = [
  ...['SHOP', 'NAME', 'WORDS', 'LINE', 'EMPTY', 'HASH', 'QUOTE', 'DOLLAR', 'BRACE', 'SHELL_KIND', 'MODULE'],
  ...['FROM_ENVIRONMENT', 'BLANK', 'PATH', 'NOT_SET', '', 'a:b', 'A@{NAME', ' NAME', 'name'],
]
  .map((name) => `@{${name}}`)
  .concat(['SetHandler', 'AddHandler', 'a', ' ', ' ', '"', '@', '{', '}', '@{', '\\', '#'])
  .concat(['<IfModule ', '<Files ', '>', '\n', '\n</IfModule>\n']);

/** A tag that is one only when its variables are expanded: the tree of the file knows no server. */
const madeTag = /^\s*(?:["']?(?:\$\{[^}]*\})+\s*<|["']<)/m;

/** What hinges on modules, on what is defined, and on the values of that. */
const cases: readonly string[] = [
  'RewriteEngine On\n',
  'Header set A b\n',
  'ExpiresActive On\n',
  '<IfModule mod_rewrite.c>\nBogus\n</IfModule>\n',
  '<IfModule mod_headers.c>\nBogus\n</IfModule>\n',
  '<IfModule worker.c>\nBogus\n</IfModule>\n',
  '<IfModule prefork.c>\nBogus\n</IfModule>\n',
  '<IfModule version_module>\nBogus\n</IfModule>\n',
  '<IfVersion >= 2.4.50>\nBogus\n</IfVersion>\n',
  '<IfVersion < 2.4.50>\nBogus\n</IfVersion>\n',
  '<IfDirective Header>\nBogus\n</IfDirective>\n',
  '<IfDirective Order>\nBogus\n</IfDirective>\n',
  '<IfDefine SHOP>\nBogus\n</IfDefine>\n',
  '<IfDefine WORDS>\nBogus\n</IfDefine>\n',
  '<IfDefine DUMP_RUN_CFG>\nBogus\n</IfDefine>\n',
  '<IfDefine !SHOP>\nBogus\n</IfDefine>\n',
  '<IfDefine @{SHELL_KIND}>\nBogus\n</IfDefine>\n',
  '<IfModule @{MODULE}>\nBogus\n</IfModule>\n',
  '<IfModule !@{MODULE}>\nBogus\n</IfModule>\n',
  '<Files @{WORDS}>\n</Files>\n',
  '# @{LINE}\n',
  '@{HASH} @{LINE}\n',
  '\\@{LINE}\n',
  '@@{LINE}\n',
  '@{@{NAME}}\n',
  '@{A@{NAME}} a\n',
  'SetHandler @{SHOP} @{EMPTY}\n',
  'SetHandler @{QUOTE}a b@{QUOTE}\n',
  'SetHandler @{DOLLAR}@{BRACE}\n',
  '@{EMPTY}\n',
  '@{EMPTY} a\n',
];

describe('a profile made of what a real server prints', function () {
  this.timeout(60_000 * effort);
  let probe: HtaccessProbe | null = null;
  let profile: ServerProfile | null = null;

  before(async function () {
    await orSkip(this, async () => {
      const asked = ['-M', '-V', '-S'] as const;
      const options = { documentRoot: '/tmp', modules, configuration, environment };
      const printed = await Promise.all(asked.map((each) => privateApachePrints(options, each)));
      profile = profileOf(printed.join(''));
      probe = await startHtaccessProbe(modules, { configuration, environment });
    });
  });
  after(() => probe?.stop());

  it('tells what that server answers', () => compareAll(probe, profile, cases.map(withDollars)));

  it('tells it of files made at random of variables', async () => {
    const file = fc.array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 9 });
    const texts = fc
      .sample(file, { numRuns: 1500 * effort, ...seeded(31) })
      .map((parts) => withDollars(`${parts.join('')}\n`))
      .filter((text) => !madeTag.test(text));
    await compareAll(probe, profile, texts);
  });
});

/** What a person writes in place of null: the server does not print its environment. */
function profileOf(printed: string): ServerProfile {
  const made = JSON.parse(writeProfile(readPrintedServer(printed)));
  const known = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C', ...environment };
  return readProfile(JSON.stringify({ ...made, environment: known }), 'made');
}

async function compareAll(
  probe: HtaccessProbe | null,
  profile: ServerProfile | null,
  texts: readonly string[],
): Promise<void> {
  assert.ok(probe !== null && profile !== null);
  const answers = await probe.messagesFor(texts);
  const wrong = texts.flatMap((text, index) => {
    const server = answers[index]?.replace(/^\S+\.htaccess:\d+: (<\w+> was not closed\.).*$/, '$1') ?? null;
    const verdict = firstRefusal(refusalsIn(parseHtaccess(text), profile))?.message ?? null;
    return verdict === server ? [] : [{ text, server, verdict }];
  });
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${texts.length} differ`);
}
