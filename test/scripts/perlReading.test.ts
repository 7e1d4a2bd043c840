import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { installedProgram, orSkip } from '../support/installed.js';
import { grammar } from '../support/pythonGrammar.js';
import { contradiction } from '../support/writtenHeader.js';
import { cgiBodies, perlBodies } from './perlBodies.js';

/** What a server tells a script, the least of it. */
const environment = {
  PATH: '/usr/bin:/bin',
  REQUEST_METHOD: 'GET',
  QUERY_STRING: '',
  HTTP_HOST: 'example.org',
  GATEWAY_INTERFACE: 'CGI/1.1',
};

describe('the reading of Perl scripts', function () {
  this.timeout(60_000);
  let perl: string;

  before(async function () {
    perl = await orSkip(this, async () => installedProgram('perl', ['/usr/bin/perl']));
  });

  async function compare(bodies: readonly string[]): Promise<void> {
    const wrong: string[] = [];
    const unknown: string[] = [];
    for (const body of bodies) {
      const text = `#!${perl}\n${body}`;
      const { response } = await readScript('page.cgi', text, grammar);
      const { stdout } = spawnSync(perl, ['-'], { input: text, env: environment });
      const found = contradiction(response, stdout);
      if (found !== null) wrong.push(`${JSON.stringify(body)}: ${found}`);
      if (response.kind === 'unknown') unknown.push(body);
    }
    assert.deepEqual(wrong, []);
    assert.ok(unknown.length < bodies.length / 15, `not known: ${unknown.join('\n')}`);
  }

  it('foretells what perl writes', () => compare(perlBodies));

  it('foretells what CGI.pm and CGI::Simple write', async function () {
    const folder = '/usr/share/perl5/CGI';
    await orSkip(this, async () => installedProgram('CGI.pm', [`${folder}.pm`]));
    await orSkip(this, async () => installedProgram('CGI::Simple', [`${folder}/Simple.pm`]));
    await compare(cgiBodies);
  });
});
