import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { grammar } from '../support/pythonGrammar.js';
import { contradiction } from '../support/writtenHeader.js';
import { pythonBodies } from './pythonBodies.js';

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
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'handler-doctor-python-'));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [group, bodies] of Object.entries(pythonBodies)) {
    it(`foretells what ${interpreter} writes: ${group}`, async () => {
      const wrong: string[] = [];
      const unknown: string[] = [];
      for (const body of bodies) {
        const text = body.startsWith('#!') ? body : `#!${interpreter}\n${body}`;
        const { response } = await readScript('page.py', text, grammar);
        const path = join(folder, 'page.py');
        writeFileSync(path, text);
        const options = /^#!\S+ (-\S+)/.exec(text)?.[1];
        const args = options === undefined ? [path] : [options, path];
        const { stdout } = spawnSync(interpreter, args, { input: '', env: environment, cwd: folder });
        const found = contradiction(response, stdout);
        if (found !== null) wrong.push(`${JSON.stringify(body)}: ${found}`);
        if (response.kind === 'unknown') unknown.push(`${JSON.stringify(body)}: ${response.because}`);
      }
      assert.deepEqual(wrong, []);
      assert.ok(unknown.length <= bodies.length / 15, unknown.join('\n'));
    });
  }
});
