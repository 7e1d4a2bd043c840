import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrivateApache } from '../../server/src/measure/privateApache.js';
import { runCli } from '../cli/runCli.js';
import { orSkip } from '../support/installed.js';
import { catalogue } from './catalogue/catalogue.js';
import { type ScriptCase, titleOf, type Upload } from './catalogue/scriptCase.js';
import { askAll, layOut, type ServedAnswer } from './catalogue/servedCases.js';
import { servedModules } from './catalogue/servedProfile.js';
import { answerOnceMended, notMended } from './mended.js';
import { type MendedUpload, mendedUploads, rulesWithFixes } from './mendedUploads.js';
import { workingSites } from './workingSites.js';

const troubled = catalogue.filter(({ outcome }) => outcome !== 'well' && outcome !== 'hidden');

describe('the fixes of the rules for scripts', function () {
  this.timeout(180_000);
  const mended = new Map<string, readonly MendedUpload[]>();
  const answers = new Map<MendedUpload, ServedAnswer>();

  before(async function () {
    for (const each of troubled) mended.set(titleOf(each), await mendedUploads(each));
    const all = [...mended.values()].flat();
    const served = await orSkip(this, () => servedOnce(all.map(({ upload }) => upload)));
    for (const [number, answer] of served.entries()) {
      const each = all[number];
      if (each !== undefined) answers.set(each, answer);
    }
  });

  for (const each of troubled) {
    it(`make a page of "${titleOf(each)}"`, () => {
      const title = titleOf(each);
      const faults = (mended.get(title) ?? []).flatMap((one) => faultOf(title, one, answers.get(one)) ?? []);
      if (!notMended.has(title)) assert.deepEqual(faults, []);
      else assert.notDeepEqual(faults, [], 'the fixes lead to the page: take it out of the table');
    });
  }

  it('are tried for every such rule that has one', () => {
    const tried = new Set([...mended.values()].flat().map(({ rule }) => rule));
    assert.deepEqual(
      rulesWithFixes().filter((name) => !tried.has(name)),
      [],
    );
  });
});

/** What is wrong with a mended case, beginning with the fixes done; null where it is right. */
function faultOf(
  title: string,
  { fixes, left, upload }: MendedUpload,
  answer: ServedAnswer | undefined,
): string | null {
  assert.ok(answer);
  const { status = 200, type = 'text/html' } = answerOnceMended.get(title) ?? {};
  const shown = `${fixes.join(', ')}: ${answer.status} ${answer.type} ${JSON.stringify(answer.body.slice(0, 80))}`;
  if (left.length > 0) return `${shown}, left is ${left.join(', ')}`;
  if (answer.status !== status) return shown;
  if (status !== 200) return null;
  const page = '<p>hello';
  const isMeant = Object.values(upload.files).some(({ content }) => Buffer.from(content).includes(page));
  const isRight = !/Content-Type: text/i.test(answer.body) && (!isMeant || answer.body.includes(page));
  return answer.type === type && isRight ? null : shown;
}

/** Each upload in a folder of its own, asked for once. */
async function servedOnce(uploads: readonly Upload[]): Promise<readonly ServedAnswer[]> {
  return withServer(uploads, (ask) => ask());
}

describe('fix without --unsafe', function () {
  this.timeout(180_000);

  it('changes no answer of scripts and sites that work', async function () {
    const uploads = [...catalogue.filter(isSteady).map(({ upload }) => upload), ...workingSites];
    assert.ok(uploads.length >= 200, `${uploads.length} sites`);
    const [before, after] = await orSkip(this, () =>
      withServer(uploads, async (ask, folders) => {
        const unfixed = await ask();
        const { status, stderr, stdout } = await runCli(['fix', '--fail-on', 'never', ...folders], {
          cwd: tmpdir(),
        });
        assert.equal(status, 0, stderr);
        console.log(`      ${uploads.length} sites: ${/^\d+ fix.* written\.$/m.exec(stdout)?.[0]}`);
        return [unfixed, await ask()];
      }),
    );
    for (const [number, upload] of uploads.entries()) {
      const shown = JSON.stringify(upload.files, (_key, value) =>
        value instanceof Uint8Array ? String(value) : value,
      );
      assert.deepEqual(seen(after[number]), seen(before[number]), shown);
    }
  });
});

/** A traceback has addresses in it, which differ from one request to the next. */
const isSteady = (each: ScriptCase): boolean =>
  each.outcome === 'well' && titleOf(each) !== 'cgitb: an exception behind the header is shown';

const seen = (answer: ServedAnswer | undefined) => {
  assert.ok(answer);
  const { status, type, location, body } = answer;
  return { status, type, location, body };
};

async function withServer<T>(
  uploads: readonly Upload[],
  use: (ask: () => Promise<readonly ServedAnswer[]>, folders: readonly string[]) => Promise<T>,
): Promise<T> {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'handler-doctor-fixes-')));
  try {
    chmodSync(top, 0o755);
    const names = uploads.map((_each, number) => `site${number}`);
    for (const [number, upload] of uploads.entries()) layOut(join(top, `site${number}`), upload);
    const apache = await startPrivateApache({
      documentRoot: top,
      modules: ['mpm_event', 'cgid', ...servedModules],
      configuration: 'Timeout 5',
    });
    try {
      return await use(
        () => askAll(apache, uploads, names),
        names.map((name) => join(top, name)),
      );
    } finally {
      await apache.stop();
    }
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}
