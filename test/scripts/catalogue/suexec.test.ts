import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPrivateApache } from '../../../server/src/measure/privateApache.js';
import { installedProgram, orSkip, ProgramNotInstalledError } from '../../support/installed.js';
import { assertAnswer, assertSaid } from './assertions.js';
import { foretellsTroubleUnderSuexec } from './countedRules.js';
import { findingsIn } from './lintedCase.js';
import { titleOf } from './scriptCase.js';
import { askAll, layOut, type ServedAnswer, saidByProgram } from './servedCases.js';
import { profileWith, servedModules } from './servedProfile.js';
import { suexecCases } from './suexec.js';

/** Debian's suEXEC runs nothing that lies elsewhere. */
const documents = '/var/www';
/** `nobody`; below 100, where `www-data` is, suEXEC runs for nobody. */
const owner = [65534, 65534] as const;

describe('the catalogue of CGI scripts, under suEXEC', function () {
  this.timeout(60_000);
  let folder: string | null = null;
  let answers: readonly ServedAnswer[] = [];

  before(async function () {
    answers = await orSkip(this, async () => {
      if (process.getuid?.() !== 0) throw new ProgramNotInstalledError('suEXEC, which only root can start');
      installedProgram('apache2-suexec-pristine', ['/usr/lib/apache2/suexec']);
      if (!existsSync(documents)) throw new ProgramNotInstalledError(documents);
      folder = mkdtempSync(join(documents, 'handler-doctor-'));
      return askUnderSuexec(folder);
    });
  });

  after(() => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  });

  for (const [number, each] of suexecCases.entries()) {
    it(titleOf(each), async () => {
      const answer = answers[number];
      assert.ok(answer && folder !== null);
      assertAnswer(each, answer, each.answer.log);
      const [known = []] = await findingsIn(join(folder, folderOf(number)), [profileWith('cgi', 'suexec')]);
      const log = `${answer.log}\n${saidByProgram(answer.log)}`;
      assertSaid(each, each.rules, known, log, foretellsTroubleUnderSuexec);
    });
  }
});

const folderOf = (number: number): string => `case${number}`;

async function askUnderSuexec(folder: string): Promise<readonly ServedAnswer[]> {
  chmodSync(folder, 0o755);
  for (const [number, { upload }] of suexecCases.entries()) {
    layOut(join(folder, folderOf(number)), upload, owner);
  }
  const apache = await startPrivateApache({
    documentRoot: folder,
    modules: ['mpm_prefork', 'cgi', 'suexec', ...servedModules],
    configuration: 'SuexecUserGroup nobody nogroup',
  });
  try {
    return await askAll(
      apache,
      suexecCases.map(({ upload }) => upload),
      suexecCases.map((_each, number) => folderOf(number)),
    );
  } finally {
    await apache.stop();
  }
}
