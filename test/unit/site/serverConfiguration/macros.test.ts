import assert from 'node:assert/strict';
import { problemsOf, saidBy, serverReading } from '../../../support/serverConfiguration.js';

describe('macros', () => {
  it('put arguments in the place of parameters, the longest name first, and do not look at them again', async () => {
    const server = await serverReading([
      '<Macro Site $a $ab %c>',
      'ServerAlias $ab $a %c $abc',
      '</Macro>',
      'Use SITE %c two three',
    ]);
    assert.deepEqual(saidBy(server, 'serveralias'), ['two %c three twoc']);
  });

  it('put what stands for a parameter with @ between quotes', async () => {
    const server = await serverReading(['<Macro M @x>', 'DocumentRoot @x', '</Macro>', `Use M 'a "b'`]);
    assert.equal(server.main.block.lines.get('documentroot')?.[0]?.directive.arguments[0]?.value, 'a "b');
  });

  it('name the lines of their body, in the file that it stands in', async () => {
    const { main } = await serverReading(['Include m.conf', 'Use Site a', 'Use Site b'], {
      '/etc/apache2/m.conf': '\n<Macro Site $x>\n# a comment\n  Alias /$x \\\n    /srv\n</Macro>\n',
    });
    assert.deepEqual(
      main.lines.map(({ path, directive }) => [path, directive.line.firstLine, directive.command.rest]),
      [
        ['/etc/apache2/m.conf', 4, '/a     /srv'],
        ['/etc/apache2/m.conf', 4, '/b     /srv'],
      ],
    );
  });

  it('use and define each other', async () => {
    const server = await serverReading([
      '<Macro Inner $x>',
      'Listen $x',
      '</Macro>',
      '<Macro Outer $x>',
      'Use Inner $x',
      '<Macro Made $y>',
      'ServerAlias $x $y',
      '</Macro>',
      '</Macro>',
      'Use Outer 80',
      'Use Made b',
    ]);
    assert.deepEqual(problemsOf(server), []);
    assert.deepEqual(saidBy(server, 'listen'), ['80']);
    assert.deepEqual(saidBy(server, 'serveralias'), ['80 b']);
  });

  it('are gone behind UndefMacro', async () => {
    const server = await serverReading(['<Macro A>', '</Macro>', 'UndefMacro a', 'Use A']);
    assert.deepEqual(problemsOf(server), [
      '/etc/apache2/apache2.conf:4: Use A: there is no macro of this name above this line.',
    ]);
  });

  it('make hosts', async () => {
    const { hosts } = await serverReading([
      '<Macro Host $name>',
      '<VirtualHost *:80>',
      'ServerName $name.example',
      '</VirtualHost>',
      '</Macro>',
      'Use Host one',
      'Use Host two',
    ]);
    assert.deepEqual(
      hosts.map(({ name }) => name),
      ['one.example', 'two.example'],
    );
  });
});
