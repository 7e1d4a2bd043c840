import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageVersion } from '../support/packages.js';
import { repositoryRoot } from '../support/repository.js';

describe('the npm package, installed into an empty folder', () => {
  let folder: string;
  const program = (name: string): string => join(folder, 'node_modules/.bin', name);

  before(function () {
    this.timeout(60_000);
    folder = mkdtempSync(join(tmpdir(), 'handler-doctor-npm-'));
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: repositoryRoot });
    const [tarball] = readdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    execFileSync('npm', ['install', '--offline', '--silent', join(folder, tarball ?? '')], { cwd: folder });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('brings no other package with it', () => {
    const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    assert.deepEqual(installed, ['handler-doctor']);
  });

  it('tells its version', () => {
    const said = execFileSync(program('handler-doctor'), ['--version'], { encoding: 'utf8' });
    assert.equal(said.trim(), packageVersion);
  });

  it('reads the scripts of a site, for which it needs its grammars', () => {
    cpSync(join(repositoryRoot, 'examples/classic-cgi'), join(folder, 'site'), { recursive: true });
    const said = execFileSync(
      program('handler-doctor'),
      ['check', 'site', '--format', 'json', '--fail-on', 'never'],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.match(said, /"python2-syntax"/);
  });

  it('shows the page of a rule', () => {
    const said = execFileSync(program('handler-doctor'), ['rules', 'per-request-cgi'], { encoding: 'utf8' });
    assert.match(said, /per-request-cgi/);
  });

  it('starts a language server', async () => {
    const server = spawn(program('handler-doctor-language-server'), ['--stdio']);
    const request = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
    const [answer] = await once(server.stdout, 'data');
    server.kill();
    assert.match(String(answer), /^Content-Length: /);
  });
});
