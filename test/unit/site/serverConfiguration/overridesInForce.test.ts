import assert from 'node:assert/strict';
import { overridesInForce } from '../../../../server/src/site/serverConfiguration/overridesInForce.js';
import { hostServing, profileOf } from '../../../../server/src/site/serverConfiguration/profileOf.js';
import { serverReading } from '../../../support/serverConfiguration.js';

const directory = (path: string, ...lines: readonly string[]): readonly string[] => [
  `<Directory ${path}>`,
  ...lines,
  '</Directory>',
];

describe('overridesInForce', () => {
  it('is None where no line says otherwise', async () => {
    const { classes, list, line } = overridesInForce(await serverReading([]), null, '/srv');
    assert.deepEqual([classes.size, list.size, line], [0, 0, null]);
  });

  it('is what the section for the longest path says, in its last line', async () => {
    const configuration = await serverReading([
      ...directory(
        '/srv/www',
        'AllowOverride AuthConfig',
        'AllowOverride FileInfo Options=Indexes,MultiViews',
      ),
      ...directory('/srv', 'AllowOverride All', 'AllowOverrideList Redirect <Files'),
      ...directory('/srv/www/private', 'AllowOverride None', 'AllowOverrideList None'),
    ]);
    const www = overridesInForce(configuration, null, '/srv/www/a');
    assert.deepEqual([...www.classes], ['FileInfo', 'Options']);
    assert.deepEqual([...(www.options ?? [])], ['indexes', 'multiviews']);
    assert.deepEqual([...www.list], ['redirect', '<files']);
    assert.equal(www.line?.directive.line.firstLine, 3);
    const hidden = overridesInForce(configuration, null, '/srv/www/private');
    assert.deepEqual([hidden.classes.size, hidden.list.size], [0, 0]);
  });

  it('is not touched by sections of regular expressions and URLs', async () => {
    const configuration = await serverReading([
      '<DirectoryMatch ^/srv>',
      'AllowOverride All',
      '</DirectoryMatch>',
      '<Location />',
      'AllowOverride All',
      '</Location>',
    ]);
    assert.equal(overridesInForce(configuration, null, '/srv').classes.size, 0);
  });
});

describe('profileOf', () => {
  const lines = [
    'LoadModule rewrite_module modules/mod_rewrite.so',
    'Define STAGE test',
    ...directory('/srv', 'AllowOverride FileInfo Nonfatal=Override'),
    ...directory('/home', 'AllowOverride None'),
    'DocumentRoot /srv',
    'Alias /home /home',
  ];

  it('is what the configuration states for a folder', async () => {
    const profile = profileOf(await serverReading(lines, {}, { version: '2.4.71' }), '/srv/www');
    assert.equal(profile.name, 'apache2.conf');
    assert.equal(profile.version, '2.4.71');
    assert.ok(profile.modules?.has('rewrite'));
    assert.deepEqual([...(profile.defines ?? [])], [['STAGE', 'test']]);
    assert.deepEqual([...(profile.allowOverride ?? [])], ['FileInfo']);
    assert.deepEqual([...profile.nonfatal], ['override']);
  });

  it('is the same object where the same is granted', async () => {
    const configuration = await serverReading(lines);
    assert.equal(profileOf(configuration, '/srv/a'), profileOf(configuration, '/srv/b'));
    assert.notEqual(profileOf(configuration, '/srv/a'), profileOf(configuration, '/home/a'));
  });

  it('does not say what is granted to a folder that the configuration does not serve', async () => {
    const profile = profileOf(await serverReading(lines), '/opt/site');
    assert.equal(profile.allowOverride, null);
    assert.ok(profile.modules?.has('rewrite'));
  });

  it('is that of the host that serves the folder', async () => {
    const configuration = await serverReading([
      '<VirtualHost *>',
      'DocumentRoot /srv/one',
      '</VirtualHost>',
      '<VirtualHost *>',
      'DocumentRoot /srv/two/public',
      'Alias /docs /usr/share/docs',
      ...directory('/srv/two', 'AllowOverride All'),
      '</VirtualHost>',
    ]);
    const [one, two] = configuration.hosts;
    assert.equal(hostServing(configuration, '/srv/two/public/a'), two);
    assert.equal(hostServing(configuration, '/srv/two'), two);
    assert.equal(hostServing(configuration, '/usr/share/docs'), two);
    assert.equal(hostServing(configuration, '/srv/one'), one);
    assert.equal(hostServing(configuration, '/opt'), null);
    assert.equal(profileOf(configuration, '/srv/two/public').allowOverride?.size, 5);
  });
});
