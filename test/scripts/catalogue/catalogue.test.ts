import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unknownProfile } from '../../../server/src/apache/profiles.js';
import { startPrivateApache } from '../../../server/src/measure/privateApache.js';
import { installedProgram, orSkip } from '../../support/installed.js';
import { assertAnswer, assertSaid } from './assertions.js';
import { catalogue } from './catalogue.js';
import { findingsIn } from './lintedCase.js';
import { misses } from './misses.js';
import { type Row, rows } from './rows.js';
import { titleOf } from './scriptCase.js';
import { askAll, layOut, type ServedAnswer, saidByProgram } from './servedCases.js';
import { profileWith, servedModules } from './servedProfile.js';
import { suexecCases } from './suexec.js';

const all = [...catalogue, ...suexecCases];
/** What the cases name in their first lines, by Debian's packages. */
const interpreters: readonly (readonly [string, string])[] = [
  ['nodejs', '/usr/bin/node'],
  ['perl', '/usr/bin/perl'],
  ['php-cgi', '/usr/bin/php-cgi'],
  ['php-cli', '/usr/bin/php'],
  ['python3', '/usr/bin/python3'],
  ['ruby', '/usr/bin/ruby'],
];

const folderOf = (number: number): string => `case${number}`;

/** What a real Apache answers, and what we say beforehand: without knowing the server, and knowing it. */
describe('the catalogue of CGI scripts', function () {
  this.timeout(120_000);
  let folder = '';
  let byCgid: readonly ServedAnswer[] = [];
  let byCgi: readonly ServedAnswer[] = [];
  const profiles = [unknownProfile, profileWith('cgid')];

  before(async function () {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'handler-doctor-catalogue-')));
    chmodSync(folder, 0o755);
    for (const [number, { upload }] of catalogue.entries()) layOut(join(folder, folderOf(number)), upload);
    await orSkip(this, async () => {
      for (const [name, path] of interpreters) installedProgram(name, [path]);
    });
    byCgid = await orSkip(this, () => answersOf(folder, ['mpm_event', 'cgid']));
    byCgi = await orSkip(this, () => answersOf(folder, ['mpm_prefork', 'cgi']));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [number, each] of catalogue.entries()) {
    it(titleOf(each), async () => {
      const [ofCgid, ofCgi] = [byCgid[number], byCgi[number]];
      assert.ok(ofCgid && ofCgi);
      assertAnswer(each, ofCgid, each.answer.log);
      assertAnswer(each, ofCgi, each.answer.logOfCgi ?? each.answer.log);
      const log = [ofCgid.log, ofCgi.log, saidByProgram(ofCgi.log)].join('\n');
      const [unknown = [], known = []] = await findingsIn(join(folder, folderOf(number)), profiles);
      assertSaid(each, each.byProfile === true ? [] : each.rules, unknown, log);
      assertSaid(each, each.rules, known, log);
    });
  }

  it('has three cases and more of every row', () => {
    const few = (Object.keys(rows) as Row[]).filter(
      (row) => all.filter((each) => each.row === row).length < 3,
    );
    assert.deepEqual(few, []);
  });

  it('has three hundred cases and more, a third of them served well', () => {
    const well = all.filter(({ outcome }) => outcome === 'well').length;
    assert.ok(all.length >= 300, `${all.length} cases`);
    assert.ok(well >= all.length / 3, `${well} of ${all.length} are served well`);
  });

  it('names every case once', () => {
    const names = all.map(titleOf);
    assert.deepEqual(
      names.filter((name, number) => names.indexOf(name) !== number),
      [],
    );
  });

  it('has a case for every miss', () => {
    const names = new Set(all.map(titleOf));
    assert.deepEqual(
      [...misses.keys()].filter((name) => !names.has(name)),
      [],
    );
  });
});

async function answersOf(folder: string, modules: readonly string[]): Promise<readonly ServedAnswer[]> {
  const apache = await startPrivateApache({
    documentRoot: folder,
    modules: [...modules, ...servedModules],
    configuration: 'Timeout 5',
  });
  try {
    return await askAll(
      apache,
      catalogue.map(({ upload }) => upload),
      catalogue.map((_each, number) => folderOf(number)),
    );
  } finally {
    await apache.stop();
  }
}
