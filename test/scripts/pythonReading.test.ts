import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { grammar } from '../support/pythonGrammar.js';
import { contradiction } from '../support/writtenHeader.js';
import { pythonBodies } from './pythonBodies.js';
import { type PythonSite, pythonSites } from './pythonSites.js';

/** What a server tells a script, the least of it. */
const environment = {
  PATH: '/usr/bin:/bin',
  GATEWAY_INTERFACE: 'CGI/1.1',
  REQUEST_METHOD: 'GET',
  QUERY_STRING: '',
  HTTP_HOST: 'example.org',
  SERVER_NAME: 'example.org',
  SCRIPT_NAME: '/page.py',
  REMOTE_ADDR: '192.0.2.1',
};

const interpreter = process.env['HANDLER_DOCTOR_PYTHON'] ?? '/usr/bin/python3';

describe('the reading of Python scripts', function () {
  this.timeout(60_000);
  let root = '';

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'handler-doctor-python-'));
  });

  after(() => {
    rmSync(root, { recursive: true, force: true });
  });

  for (const [group, bodies] of Object.entries(pythonBodies)) {
    it(`foretells what ${interpreter} writes: ${group}`, async () => {
      await assertForetold(bodies.map((page) => ({ page, beside: {} })));
    });
  }

  it(`foretells what ${interpreter} writes: modules beside the script`, async () => {
    await assertForetold(pythonSites);
  });

  async function assertForetold(sites: readonly PythonSite[]): Promise<void> {
    const wrong: string[] = [];
    const unknown: string[] = [];
    for (const { page, beside } of sites) {
      const text = page.startsWith('#!') ? page : `#!${interpreter}\n${page}`;
      const siblings = { read: (path: string) => Promise.resolve(beside[path] ?? null) };
      const { response } = await readScript('index.py', text, grammar, siblings);
      const found = contradiction(response, written(text, beside));
      if (found !== null) wrong.push(`${JSON.stringify(page)}: ${found}`);
      if (response.kind === 'unknown') unknown.push(`${JSON.stringify(page)}: ${response.because}`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(unknown.length <= sites.length / 7, unknown.join('\n'));
  }

  /** What Python writes of a script to a pipe, as under a server. */
  function written(text: string, beside: PythonSite['beside']): Uint8Array {
    const folder = mkdtempSync(join(root, 'site-'));
    for (const [path, module] of Object.entries(beside)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), module);
    }
    const path = join(folder, 'index.py');
    writeFileSync(path, text);
    const option = /^#!\S+ (-\S+)/.exec(text)?.[1];
    const args = option === undefined ? [path] : [option, path];
    return spawnSync(interpreter, args, { input: '', env: environment, cwd: folder }).stdout;
  }
});
