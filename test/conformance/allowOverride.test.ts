import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { DirectiveFacts } from '../../server/src/apache/directiveFacts.js';
import { allDirectives, isDirectiveLoaded } from '../../server/src/apache/directives.js';
import type { ServerProfile } from '../../server/src/apache/profile.js';
import { builtInProfile } from '../../server/src/apache/profiles.js';
import { readProfile } from '../../server/src/linter/profileFile.js';
import { installedModules } from '../../server/src/measure/privateApache.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import { firstRefusal, refusalsIn } from '../../server/src/verdict/refusals.js';
import { startHtaccessProbe } from '../../server/tools/directiveFacts/htaccessProbe.js';
import { effort, seeded } from '../support/effort.js';
import { orSkip } from '../support/installed.js';

/** What stands behind AllowOverride, and behind AllowOverrideList. */
const servers: readonly (readonly [allowOverride: readonly string[], list?: readonly string[]])[] = [
  [['None']],
  [['AuthConfig']],
  [['FileInfo']],
  [['Indexes']],
  [['Limit']],
  [['Options']],
  [['AuthConfig', 'Nonfatal=All']],
  [['All', 'Nonfatal=Unknown']],
  [['FileInfo', 'Nonfatal=Override']],
  [['None'], ['RewriteEngine', '<RequireAll', '<Files', '<IfModule', 'ALLOW']],
  [['Indexes'], ['require', '<Limit']],
];

const lines: readonly string[] = [
  'Require all granted',
  'AuthName a',
  'SetHandler a',
  'RewriteEngine On',
  'ErrorDocument 404 /a',
  'DirectoryIndex a',
  'ExpiresActive On',
  'Order allow,deny',
  'Allow from all',
  'ContentDigest On',
  'CheckSpelling On',
  'ServerSignature Off',
  'LimitRequestBody 1',
  'Bogus',
  'Listen 80',
  'SetHandler a b',
  'RewriteEngine Yes',
];

const sections: readonly (readonly [open: string, close: string])[] = [
  ['<Files a>', '</Files>'],
  ['<FilesMatch a>', '</FilesMatch>'],
  ['<If "true">', '</If>'],
  ['<Limit GET>', '</Limit>'],
  ['<LimitExcept GET>', '</LimitExcept>'],
  ['<RequireAll>\nRequire all granted', '</RequireAll>'],
  ['<IfModule mod_mime.c>', '</IfModule>'],
  ['<IfModule mod_absent.c>', '</IfModule>'],
  ['<Bogus a>', '</Bogus>'],
  ['<Directory /a>', '</Directory>'],
];

describe('what AllowOverride leaves, as the server says it', function () {
  this.timeout(60_000 * effort);

  for (const [allowOverride, list = []] of servers) {
    it([...allowOverride, ...list].join(' '), async function () {
      const profile = profileOf(allowOverride, list);
      const probe = await orSkip(this, async () =>
        startHtaccessProbe(await loadable(profile), {
          allowOverride: allowOverride.join(' '),
          ...(list.length === 0 ? {} : { configuration: overrideList(list) }),
        }),
      );
      try {
        const isClass = allowOverride.length === 1 && list.length === 0;
        const every = isClass ? allDirectives().flatMap(alone(profile)) : [];
        const made = fc.sample(files, { numRuns: 300 * effort, ...seeded(7) });
        const texts = [...lines.map((line) => `${line}\n`), ...every, ...made];
        const answers = await probe.messagesFor(texts);
        const wrong = texts.flatMap((text, index) => {
          const server = answers[index] ?? null;
          const verdict = firstRefusal(refusalsIn(parseHtaccess(text), profile))?.message ?? null;
          return verdict === server || isOtherMatter(verdict, server) ? [] : [{ text, server, verdict }];
        });
        assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${texts.length} differ`);
      } finally {
        await probe.stop();
      }
    });
  }
});

const files: fc.Arbitrary<string> = fc
  .letrec<{ block: string; blocks: string }>((tie) => ({
    block: fc.oneof(
      { withCrossShrink: true, maxDepth: 3 },
      { weight: 3, arbitrary: fc.constantFrom(...lines) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(...sections), tie('blocks'))
          .map(([[open, close], inside]) => [open, ...(inside === '' ? [] : [inside]), close].join('\n')),
      },
    ),
    blocks: fc.array(tie('block'), { maxLength: 3 }).map((blocks) => blocks.join('\n')),
  }))
  .blocks.map((text) => `${text}\n`);

/** Every directive that a .htaccess may hold, with nothing behind it. */
const alone =
  (profile: ServerProfile) =>
  (facts: DirectiveFacts): readonly string[] => {
    if (facts.htaccess !== 'allowed' || isDirectiveLoaded(profile, facts) !== 'yes') return [];
    return [facts.name.startsWith('<') ? `${facts.name} a>\n</${facts.name.slice(1)}>\n` : `${facts.name}\n`];
  };

/** What a directive's own function has against its arguments is the matter of other suites. */
const isOtherMatter = (verdict: string | null, server: string | null): boolean =>
  /excludes all methods|methods already excluded/.test(server ?? '') ||
  ![verdict, server].some((message) => /not allowed|^Invalid command|matching/.test(message ?? ''));

function profileOf(allowOverride: readonly string[], allowOverrideList: readonly string[]): ServerProfile {
  const all = builtInProfile('all-modules');
  assert.ok(all !== null);
  const { modules, version } = all;
  const stated = { modules: [...(modules ?? [])], version, defines: [], environment: {}, allowOverride };
  return readProfile(
    JSON.stringify(allowOverrideList.length === 0 ? stated : { ...stated, allowOverrideList }),
    'mine',
  );
}

const overrideList = (directives: readonly string[]): string =>
  `<Directory />\nAllowOverrideList ${directives.join(' ')}\n</Directory>`;

/** What the profile names and can be loaded: some modules are compiled into the server. */
async function loadable({ modules }: ServerProfile): Promise<readonly string[]> {
  const installed = await installedModules();
  return [...(modules ?? [])].filter((module) => installed.has(module));
}
