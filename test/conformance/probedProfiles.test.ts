import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { allDirectives, directiveFacts, isDirectiveLoaded } from '../../server/src/apache/directives.js';
import { allOverrideClasses, optionSpellings } from '../../server/src/apache/overrides.js';
import { readPrintedServer } from '../../server/src/apache/printedServer.js';
import type { OverrideClass, ServerProfile } from '../../server/src/apache/profile.js';
import { readProfile } from '../../server/src/linter/profileFile.js';
import {
  installedModules,
  type PrivateApache,
  type PrivateApacheOptions,
  privateApachePrints,
  startPrivateApache,
} from '../../server/src/measure/privateApache.js';
import { type Ran, runCli } from '../cli/runCli.js';
import { effort, seeded } from '../support/effort.js';
import { orSkip } from '../support/installed.js';
import { withTemporaryFolder } from '../support/temporaryFolder.js';
import { type Host, hosts, madeHost, shared } from './generators/probedHosts.js';

/** What Debian's files that load modules do not say: which others they cannot do without. */
const undeclared: ReadonlyMap<string, readonly string[]> = new Map([
  ['auth_form', ['request']],
  ['dav_lock', ['dav']],
  ['heartmonitor', ['slotmem_shm']],
]);

describe('a profile made of what a real server answers to the probes', function () {
  this.timeout(60_000);

  for (const [name, host] of Object.entries(hosts)) {
    it(`tells the truth of: ${name}`, async function () {
      await orSkip(this, () => compare(host));
    });
  }

  for (const [index, host] of fc.sample(madeHost, { numRuns: 8 * effort, ...seeded(41) }).entries()) {
    it(`tells the truth of a host made at random: ${index + 1}, ${host.allowOverride.join(' ')}`, async function () {
      await orSkip(this, () => compare(host));
    });
  }

  it('is the same by the script, with line ends of any kind, and check reads it', async function () {
    await orSkip(this, () =>
      serving({ modules: shared, allowOverride: ['FileInfo', 'Indexes'] }, async (url, folder) => {
        const asked = await runCli(['profile', '--from-url', url], { cwd: folder });
        const { stdout: answers } = await promisify(execFile)('sh', ['ask.sh', url], { cwd: folder });
        const reversed = answers.trimEnd().split('\n').reverse().join('\r\n');
        for (const [name, text] of Object.entries({
          answers,
          reversed,
          surrounded: `$ sh\n${answers}$ \n`,
        })) {
          writeFileSync(join(folder, name), text);
          const made = await runCli(['profile', '--from-answers', name], { cwd: folder });
          assert.equal(made.stdout, asked.stdout, name);
        }
        writeFileSync(join(folder, 'host.json'), asked.stdout);
        writeFileSync(join(folder, '.htaccess'), 'RewriteEngine On\nHeader set A b\nAuthName a\n');
        const words = ['check', '.htaccess', '--profile', 'host.json', '--format', 'json'];
        const { profile, files } = JSON.parse((await runCli(words, { cwd: folder })).stdout);
        assert.equal(profile, 'host');
        assert.deepEqual(files[0].refused, { line: 3, message: 'AuthName not allowed here' });
      }),
    );
  });
});

/** Writes the probes as a person does, where a server of this set-up serves them. */
async function serving(host: Host, use: (url: string, folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder({}, async (folder) => {
    const options = await apacheOptions(host, folder);
    chmodSync(folder, 0o755);
    const written = await runCli(['profile', '--probe', '.'], { cwd: folder });
    assert.equal(written.status, 0, written.stderr);
    const top = readdirSync(folder).find((name) => name.startsWith('handler-doctor-'));
    if (host.site !== undefined) writeFileSync(join(folder, '.htaccess'), `${host.site}\n`);
    const apache: PrivateApache = await startPrivateApache(options);
    try {
      await use(`${apache.url}/${top}`, folder);
    } finally {
      await apache.stop();
    }
  });
}

async function compare(host: Host): Promise<void> {
  await serving(host, async (url, folder) => {
    const made = await runCli(['profile', '--from-url', url], { cwd: folder });
    assert.equal(made.status, 0, made.stderr);
    const printed = await privateApachePrints(await apacheOptions(host, folder), '-M');
    const { modules } = readPrintedServer(printed);
    const version = /\/(\S+) /.exec(await privateApachePrints(await apacheOptions(host, folder), '-V'))?.[1];
    const profile = readProfile(made.stdout, 'made');
    const told = { ...trueProfile(host), modules: new Set(modules) };
    const unseen = unseenClasses(made);
    assert.deepEqual(
      unseen.filter((each) => hasDirectives(each, told)),
      [],
    );
    const isListHidden = made.stderr.includes('Nonfatal hides it');
    const truth = seenOverrides(told, unseen);
    assert.deepEqual(seenOverrides(profile, unseen), isListHidden ? { ...truth, list: [] } : truth);
    assert.equal(profile.version, version);
    // Where no class is granted there is no <IfModule>, and so no way to ask.
    const isGuardRead = told.allowOverride?.size !== 0 || host.list?.includes('<IfModule');
    assert.deepEqual(profile.modules, isGuardRead ? new Set(modules) : null);
    if (profile.options !== null) assert.deepEqual(profile.options, trueOptions(host, made));
    const count = profile.modules === null ? 'modules not seen' : `${profile.modules.size} modules`;
    console.log(`        ${count}; Options ${profile.options === null ? 'not seen' : [...profile.options]}`);
  });
}

async function apacheOptions(host: Host, documentRoot: string): Promise<PrivateApacheOptions> {
  const installed = await installedModules();
  const modules = new Set<string>();
  const add = (name: string): void => {
    if (!installed.has(name) || modules.has(name)) return;
    undeclared.get(name)?.forEach(add);
    modules.add(name);
    installed.get(name)?.needed.forEach(add);
  };
  host.modules.forEach(add);
  const { list, options } = host;
  return {
    documentRoot,
    modules: [...modules],
    allowOverride: host.allowOverride.join(' '),
    ...(options === undefined ? {} : { options }),
    ...(list === undefined || list.length === 0
      ? {}
      : {
          configuration: `<Directory "${documentRoot}">\nAllowOverrideList ${list.join(' ')}\n</Directory>`,
        }),
  };
}

const trueProfile = ({ allowOverride, list = [] }: Host): ServerProfile =>
  readProfile(JSON.stringify({ allowOverride, allowOverrideList: list }), 'true');

interface ComparedOverrides {
  readonly classes: readonly string[];
  /** Of no account where the class is not granted. */
  readonly options: ReadonlySet<string>;
  readonly nonfatal: ReadonlySet<string>;
  readonly list: readonly string[];
}

const unseenClasses = ({ stderr }: Ran): readonly OverrideClass[] =>
  allOverrideClasses.filter((each) => stderr.includes(`Whether AllowOverride grants ${each} cannot be seen`));

/** Without what makes no difference: a class without directives, a directive that its class grants. */
function seenOverrides(profile: ServerProfile, unseen: readonly OverrideClass[]): ComparedOverrides {
  const { allowOverride: classes, overridableOptions, nonfatal, allowOverrideList } = profile;
  assert.ok(classes !== null);
  const options = overridableOptions ?? new Set(optionSpellings.map((option) => option.toLowerCase()));
  const isExtra = (name: string): boolean => {
    const facts = directiveFacts(name);
    if (facts === null || isDirectiveLoaded(profile, facts) === 'no') return false;
    const { override } = facts;
    return override.length === 0 ? classes.size === 0 : !override.some((each) => classes.has(each));
  };
  return {
    classes: allOverrideClasses.filter((each) => classes.has(each) && !unseen.includes(each)),
    options: classes.has('Options') ? options : new Set(),
    nonfatal,
    list: [...allowOverrideList].filter(isExtra).sort(),
  };
}

const hasDirectives = (overrideClass: OverrideClass, profile: ServerProfile): boolean =>
  allDirectives().some(
    (facts) =>
      facts.htaccess === 'allowed' &&
      facts.override.every((each) => each === overrideClass) &&
      facts.override.length > 0 &&
      isDirectiveLoaded(profile, facts) === 'yes',
  );

/** What one probe cannot tell from another goes by the name of the weaker, or of the default. */
const told: ReadonlyMap<string, string> = new Map([
  ['includes', 'includesnoexec'],
  ['symlinksifownermatch', 'followsymlinks'],
]);

function trueOptions({ options = 'FollowSymLinks' }: Host, { stderr }: Ran): ReadonlySet<string> {
  const words = options === 'All' ? 'Indexes Includes FollowSymLinks ExecCGI' : options;
  const inForce = words === 'None' ? [] : words.split(' ').map((option) => option.toLowerCase());
  const unseen = (/Whether Options (.*) (?:is|are) in force cannot be seen; left out/.exec(stderr)?.[1] ?? '')
    .toLowerCase()
    .split(', ');
  const seen = inForce
    .map((option) => told.get(option) ?? option)
    .filter((option) => !unseen.includes(option));
  const assumed = stderr.includes('Whether Options FollowSymLinks is in force') ? ['followsymlinks'] : [];
  return new Set([...seen, ...assumed].sort((a, b) => (a < b ? -1 : 1)));
}
