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

const variable = (name: string): string => `\${${name}}`;

/** What the verdict has to get right, each seen to go wrong once or easy to get wrong. */
const cases: readonly string[] = [
  'Bogus\n',
  'bogus on\n',
  'RewriteEngine> On\n',
  '"Bogus directive" On\n',
  '"RewriteEngine" On\n',
  'Rewrite\\\nEngine \\\r\nBogus\n',
  '# a comment \\\nBogus\nRewriteEngine\n',
  'Böse\n',
  '\ufeffOptions None\n',
  'Bogus\\x\n',
  'Bogus\0 x\n',
  `${variable('PATH')}\n`,
  `${variable('NOT_SET')}\n`,
  `SetHandler ${variable('PATH')}\n`,
  `SetHandler ${variable('PATH')} x\n`,
  'ProxyPass / http://a/\n',
  'ProxyPass\n',
  '<Files a>\nProxyPass / http://a/\n</Files>\n',
  '<Files a>\n<IfModule mod_mime.c>\nProxyPass / http://a/\n</IfModule>\n</Files>\n',
  '<Files a>\nServerRoot /\n</Files>\n',
  '<Files a>\n<Directory /x>\n</Directory>\n</Files>\n',
  '<Directory /x>\nBogus\n</Directory>\n',
  '<Directory /x>\nInclude x\n</Directory>\n',
  'LuaInputFilter a b c\n',
  'LuaInputFilter\n',
  '<Limit GET>\n<Files a>\n</Files>\n</Limit>\n',
  '<Files a>\n<RequireAll>\n</Files\n',
  '<RequireAll>\nSetHandler a\n</RequireAll>\n',
  '<RequireAll>\n<Files a>\n</Files>\n</RequireAll>\n',
  '<RequireAll>\nRequire all granted\n</RequireAll>\n',
  'SetHandler\n',
  'SetHandler ""\n',
  'SetHandler a ""\n',
  'SetHandler a # why\n',
  'AddHandler "" a\n',
  'AddHandler a ""\n',
  'AddHandler a\n',
  'RewriteEngine On # why\n',
  'RewriteEngine\n',
  'RewriteEngine ""\n',
  'RewriteEngine Yes\n',
  'Order allow, deny\n',
  'AuthName Members Only\n',
  'SetEnv a b c\n',
  'FilterProvider a b\n',
  'SetEnvIf\n',
  'Bogus\nRewriteEngine\n',
  'RewriteEngine\nBogus\n',
  'Bogus\n<Files a>\n',
  'Bogus\n</Files>\n',
  'Bogus\nLoadModule a b\n',
  'Bogus\n<IfModule>\n</IfModule>\n',
  'Bogus\n<Files>\n</Files>\n',
  '<Files a>\n',
  '<Files a>\n<If "true">\n',
  '<Files a>\n</If>\n',
  '<Files a>\n</FILES>\n',
  '<Files a>\n</Files\n',
  '<Files a>\n</Files >\n',
  '<Files a>\n</Files> # why\n',
  '</Files>\n',
  '</Files\n',
  '<Files a\n</Files>\n',
  '<Files\n</Files>\n',
  '<Files "">\n</Files>\n',
  '<Files a b>\n</Files>\n',
  '<Files a b>\nBogus\n</Files>\n',
  '<Files ~ "a">\n</Files>\n',
  '<If "true" b>\n</If>\n',
  '<Bogus>\nRewriteEngine\n</Bogus>\n',
  '<Bogus a\n</Bogus>\n',
  '<IfModule mod_mime.c>\n',
  '<IfModule mod_mime.c>\n<Files a>\n',
  '<IfModule mod_mime.c>\n<Files a>\nBogus\n',
  '<IfModule mod_mime.c>\n<Files a>\n</IfModule>\n',
  '<IfModule mod_mime.c>\n</IfModule> # why\n',
  '<IfModule mod_mime.c> # why\nBogus\n</IfModule>\n',
  '<IfModule mod_mime.c\nBogus\n</IfModule>\n',
  '<IfModule mod_absent.c>\n',
  '<IfModule mod_absent.c>\n<Files a>\n',
  '<IfModule mod_absent.c>\nBogus\n</IfModule> # why\n',
  '<IfModule mod_absent.c>\n<Files a>\n</IfModule>\n',
  '<IfModule mod_absent.c>\n<Files> # why\n</Files>\n</IfModule>\n',
  '<IfModule mod_absent.c>\n<Files> # why\n</IfModule>\n',
  '<Files a>\n<IfModule mod_mime.c>\n</Files>\n</IfModule>\n',
  '<IfModule mime>\nBogus\n</IfModule>\n',
  '<IfModule mime_module>\nBogus\n</IfModule>\n',
  '<IfModule "mod_mime.c">\nBogus\n</IfModule>\n',
  '<IfModule ! mod_absent.c>\nBogus\n</IfModule>\n',
  '<IfModule MOD_MIME.C>\nBogus\n</IfModule>\n',
  '<IfModule prefork.c>\nBogus\n</IfModule>\n',
  '<IfModule mod_version.c>\nBogus\n</IfModule>\n',
  '<IfDefine ABSENT>\nBogus\n</IfDefine>\n',
  '<IfDefine !ABSENT>\nBogus\n</IfDefine>\n',
  '<IfVersion >= 2.4>\nBogus\n</IfVersion>\n',
  '<IfVersion < 2.4>\nBogus\n</IfVersion>\n',
  '<IfVersion 2.4.99>\nBogus\n</IfVersion>\n',
  '<IfVersion !< 2.4>\nBogus\n</IfVersion>\n',
  '<IfVersion ~ ^2\\.4>\nBogus\n</IfVersion>\n',
  '<IfVersion = 2.4 3 4>\nBogus\n</IfVersion>\n',
  '<IfDirective AddHandler>\nBogus\n</IfDirective>\n',
  '<IfDirective RewriteEngine>\nBogus\n</IfDirective>\n',
  '<IfSection Files>\nBogus\n</IfSection>\n',
  '<IfSection <Files>\nBogus\n</IfSection>\n',
];

/** Lines of which files are made at random: whatever stands below another line has to be met in any order. */
const fragments: readonly string[] = [
  '<IfModule mod_mime.c>',
  '<IfModule !mod_mime.c>',
  '<IfModule mod_absent.c>',
  '<IfModule mod_absent.c> # why',
  '<IfModule>',
  '<IfModule',
  '<IfVersion >= 2.4>',
  '<Files a>',
  '<Files a b>',
  '<Files',
  '<FilesMatch "a$">',
  '<If "true">',
  '<RequireAll>',
  '<Limit GET>',
  '<Bogus a>',
  '<Directory /a>',
  '</IfModule>',
  '</IfModule>',
  '</IfModule> # why',
  '</IfVersion>',
  '</Files>',
  '</Files>',
  '</Files',
  '</FilesMatch>',
  '</If>',
  '</RequireAll>',
  '</Limit>',
  '</Bogus>',
  '</Directory>',
  'Require all granted',
  'AddHandler a b',
  'AddHandler a',
  'SetHandler a b',
  'RewriteEngine Yes',
  'Bogus',
  'ProxyPass / http://a/',
  'LoadModule a b',
  'LuaInputFilter a b c',
  '# why \\',
  'Options \\',
];
/** The server's words for what other parts of the verdict are to say. */
const otherKinds =
  /contains no authorization directives|Illegal option|excludes all methods|already excluded/;

for (const name of ['all-modules', 'debian']) {
  describe(`what is refused, as the server says it (${name})`, function () {
    this.timeout(60_000 * effort);
    const profile = builtInProfile(name);
    let probe: HtaccessProbe | null = null;

    before(async function () {
      probe = await orSkip(this, async () => startHtaccessProbe(await loadable(profile)));
    });
    after(() => probe?.stop());

    it('of cases chosen by hand', () => compareAll(probe, profile, cases));

    it('of files made at random', async () => {
      const file = fc
        .array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 7 })
        .map((lines) => `${lines.join('\n')}\n`);
      for (let round = 0; round < effort; round++) {
        await compareAll(probe, profile, fc.sample(file, { numRuns: 1500, ...seeded(24) }));
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
  const answers = await probe.messagesFor(texts);
  const wrong = texts.flatMap((text, index) => {
    const server = withoutPath(answers[index] ?? null);
    if (server !== null && otherKinds.test(server)) return [];
    const verdict = firstRefusal(refusalsIn(parseHtaccess(text), profile))?.message ?? null;
    return verdict === server ? [] : [{ text, server, verdict }];
  });
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${texts.length} differ`);
}

/** Of sections never closed the server names all, each with path and line. */
const withoutPath = (message: string | null): string | null =>
  message?.replace(/^\S+\.htaccess:\d+: (<\w+> was not closed\.).*$/, '$1') ?? null;
