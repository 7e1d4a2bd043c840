import assert from 'node:assert/strict';
import {
  loadServerConfiguration,
  NoServerConfigurationError,
} from '../../../../server/src/site/serverConfiguration/loadServerConfiguration.js';
import { memoryFiles, projectFilesIn } from '../../../support/memoryFiles.js';
import { mainFile, problemsOf, saidBy, serverReading } from '../../../support/serverConfiguration.js';

const module = (name: string): string => `LoadModule ${name}_module modules/mod_${name}.so`;
const variable = (name: string): string => `\${${name}}`;

describe('loadServerConfiguration', () => {
  it('keeps lines by name and sections in order, nested', async () => {
    const { main } = await serverReading([
      'Timeout 300',
      '<Directory /srv>',
      '  Options None',
      '  <Files a.html>',
      '    Require all denied',
      '  </Files>',
      '</Directory>',
      '<Location /a>',
      '</Location>',
      'TIMEOUT 30',
    ]);
    assert.deepEqual(
      main.block.lines.get('timeout')?.map(({ directive }) => directive.arguments[0]?.value),
      ['300', '30'],
    );
    assert.deepEqual(
      main.block.sections.map(({ name }) => name),
      ['directory', 'location'],
    );
    const [directory] = main.block.sections;
    assert.deepEqual([...(directory?.block.lines.keys() ?? [])], ['options']);
    assert.equal(directory?.block.sections[0]?.block.lines.get('require')?.length, 1);
  });

  it('says that the file is not there', async () => {
    await assert.rejects(
      loadServerConfiguration(projectFilesIn(memoryFiles({})), mainFile),
      new NoServerConfigurationError(mainFile),
    );
  });

  describe('modules', () => {
    it('are those of LoadModule and those compiled in, and order counts', async () => {
      const server = await serverReading(
        [
          '<IfModule mod_mime.c>',
          'Define Before',
          '</IfModule>',
          module('mime'),
          '<IfModule mime_module>',
          'Define Behind',
          '</IfModule>',
          '<IfModule !mod_absent.c>',
          'Define Absent',
          '</IfModule>',
        ],
        {},
        { compiledIn: new Set(['core']) },
      );
      assert.deepEqual([...(server.modules ?? [])], ['core', 'mime']);
      assert.deepEqual([...server.defines.keys()], ['Behind', 'Absent']);
    });

    it('are not known where no line loads one: guards on them hold then', async () => {
      const server = await serverReading([
        '<IfModule mod_ssl.c>',
        'Define WithSsl',
        '</IfModule>',
        '<IfModule !mod_ssl.c>',
        'Define WithoutSsl',
        '</IfModule>',
      ]);
      assert.equal(server.modules, null);
      assert.deepEqual([...server.defines.keys()], ['WithSsl']);
    });
  });

  describe('definitions', () => {
    it('are expanded from there on, in the whole line, before it is taken apart', async () => {
      const server = await serverReading([
        `Listen ${variable('PORT')}`,
        'Define PORT 80',
        `Listen ${variable('port')}`,
        'Define TWO "a b"',
        `ServerAlias ${variable('TWO')}`,
        'UnDefine PORT',
        `Listen ${variable('PORT')}`,
      ]);
      assert.deepEqual(saidBy(server, 'listen'), [variable('PORT'), '80', variable('PORT')]);
      assert.equal(server.main.block.lines.get('serveralias')?.[0]?.directive.arguments.length, 2);
    });

    it('go before the environment, and what nobody knows stays as it is written', async () => {
      const server = await serverReading(
        ['Define A one', `ErrorLog ${variable('A')}/${variable('B')}/${variable('APACHE_LOG_DIR')}`],
        {},
        {
          environment: new Map([
            ['A', 'other'],
            ['B', 'two'],
          ]),
        },
      );
      assert.deepEqual(saidBy(server, 'errorlog'), [`one/two/${variable('APACHE_LOG_DIR')}`]);
    });

    it('may be given when the server is started', async () => {
      const server = await serverReading(
        ['<IfDefine DEBUG>', 'LogLevel debug', '</IfDefine>'],
        {},
        { defines: new Map([['DEBUG', null]]) },
      );
      assert.deepEqual(saidBy(server, 'loglevel'), ['debug']);
    });

    it('keep the place of an expanded line', async () => {
      const { main } = await serverReading(['Define A a', '', `Alias /${variable('A')} \\`, '  /srv']);
      const [line] = main.lines.slice(-1);
      assert.equal(line?.directive.line.firstLine, 3);
      assert.equal(line?.directive.line.lastLine, 4);
      assert.equal(line?.directive.arguments[0]?.value, '/a');
    });
  });

  describe('guards', () => {
    for (const [guard, holds] of [
      ['<IfVersion >= 2.4>', true],
      ['<IfVersion < 2.4>', false],
      ['<IfFile "sites/a.conf">', true],
      ['<IfFile sites/b.conf>', false],
      ['<IfFile !"sites/b.conf">', true],
      ['<IfFile /etc/apache2/sites>', true],
      ['<IfDirective ExpiresActive>', false],
      ['<IfDirective Alias>', true],
      ['<IfSection Directory>', true],
      ['<IfSection !Directory>', false],
    ] as const) {
      it(`${guard} ${holds ? 'holds' : 'does not hold'}`, async () => {
        const lines = [module('alias'), guard, 'Define Read', `</${guard.slice(1).split(' ')[0]}>`];
        const server = await serverReading(lines, { '/etc/apache2/sites/a.conf': '' });
        assert.equal(server.defines.has('Read'), holds);
      });
    }
  });

  describe('what stops the server', () => {
    for (const [lines, problem] of [
      [['Error "no such mode"'], '1: The configuration says so itself: no such mode'],
      [['Define a:b c'], '1: Define a:b: a name has no colon in it.'],
      [['Use Site a'], '1: Use Site: there is no macro of this name above this line.'],
      [['<Macro Site $a $b>', '</Macro>', 'Use site a'], '3: Use site: the macro takes 2 arguments, not 1.'],
      [['<Macro Site $a>', 'Use Site $a', '</Macro>', 'Use Site a'], '2: Use Site: the macro uses itself.'],
      [['UndefMacro Site'], '1: UndefMacro: there is no macro Site.'],
      [['<Directory /a>'], '1: <Directory> is never closed.'],
      [['</Directory>'], '1: </Directory> closes no section.'],
      [
        ['<VirtualHost *>', '<Directory /a>', '</VirtualHost>'],
        '3: </VirtualHost> stands where </Directory> is missing, for the section of line 2.',
      ],
      [
        ['<Directory /a>', '<VirtualHost *>', '</VirtualHost>', '</Directory>'],
        '2: <VirtualHost> stands in another section: it belongs outside of all.',
      ],
    ] as const) {
      it(problem, async () => {
        assert.deepEqual(problemsOf(await serverReading(lines)), [`${mainFile}:${problem}`]);
      });
    }

    it('does not stop us', async () => {
      const server = await serverReading(['Use Site', 'Error x', 'Listen 80']);
      assert.equal(server.problems.length, 2);
      assert.deepEqual(saidBy(server, 'listen'), ['80']);
    });

    it('is not looked for in a guard that does not hold', async () => {
      assert.deepEqual(
        problemsOf(await serverReading(['<IfDefine A>', 'Error x', 'Use B', '</IfDefine>'])),
        [],
      );
    });
  });

  it('reads 250 sections in each other', async () => {
    const lines = Array.from({ length: 250 }, (_, index) => `<IfVersion > 2.${index % 4}>`);
    const server = await serverReading([...lines, 'Listen 80', ...lines.map(() => '</IfVersion>')]);
    assert.deepEqual(problemsOf(server), []);
  });

  it('reads what is for GET as if it stood outside of <Limit>, and keeps the rest apart', async () => {
    const { main } = await serverReading([
      '<Directory /a>',
      '<Limit GET>',
      'Require all denied',
      '</Limit>',
      '<Limit POST>',
      'Require user a',
      'Options None',
      '</Limit>',
      '</Directory>',
    ]);
    const block = main.block.sections[0]?.block;
    assert.equal(block?.lines.get('require')?.length, 1);
    assert.equal(block?.lines.get('options')?.length, 1);
    assert.deepEqual(
      block?.sections.map(({ name }) => name),
      ['limit'],
    );
  });
});
