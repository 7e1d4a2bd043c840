import assert from 'node:assert/strict';
import { unknownProfile } from '../../../server/src/apache/profiles.js';
import { lint } from '../../../server/src/linter/lint.js';
import {
  namedServerConfiguration,
  ServerConfigurationError,
} from '../../../server/src/linter/serverConfiguration.js';
import type { LinterSettings } from '../../../server/src/linter/settings.js';
import { type ProjectFiles, UnreadableFileError } from '../../../server/src/site/projectFiles.js';
import { defaultSettings, loadMemorySite } from '../../support/lintSite.js';
import { memoryFiles, projectFilesIn } from '../../support/memoryFiles.js';

const configuration = [
  'LoadModule mime_module modules/mod_mime.so',
  'DocumentRoot /site',
  '<Directory /site/open>',
  '  AllowOverride FileInfo',
  '</Directory>',
  '<Directory /site/shut>',
  '  AllowOverride AuthConfig',
  '</Directory>',
  '',
].join('\n');

describe('namedServerConfiguration', () => {
  const files = projectFilesIn(memoryFiles({ '/etc/httpd.conf': 'Define A\n' }));

  it('is read with what the profile knows beside it', async () => {
    const profile = { ...unknownProfile, version: '2.4.71', defines: new Map([['B', null]]) };
    const server = await namedServerConfiguration('/etc/httpd.conf', 'httpd.conf', profile, files);
    assert.deepEqual([...server.defines.keys()], ['B', 'A']);
    assert.equal(server.version, '2.4.71');
  });

  it('says that there is no such file', async () => {
    await assert.rejects(
      namedServerConfiguration('/etc/absent.conf', 'absent.conf', unknownProfile, files),
      new ServerConfigurationError('server configuration: there is no file absent.conf'),
    );
  });

  it('says why it cannot be read', async () => {
    const closed: ProjectFiles = {
      ...files,
      read: (path) => Promise.reject(new UnreadableFileError(path, 'no permission to read it')),
    };
    await assert.rejects(
      namedServerConfiguration('/etc/httpd.conf', 'httpd.conf', unknownProfile, closed),
      new ServerConfigurationError('server configuration httpd.conf: no permission to read it'),
    );
  });
});

describe('a site whose server configuration is known', () => {
  const files = memoryFiles({
    '/etc/httpd.conf': configuration,
    '/site/open/.htaccess': 'AddType text/html .html\nRewriteEngine On\n',
    '/site/unread/.htaccess': 'RewriteEngine On\n',
    '/site/shut/.htaccess': 'AddType text/html .html\nRewriteEngine On\n',
  });

  const rulesOf = async (folder: string, settings: LinterSettings): Promise<readonly string[]> => {
    const server = await namedServerConfiguration(
      '/etc/httpd.conf',
      'httpd.conf',
      unknownProfile,
      projectFilesIn(files),
    );
    const site = { ...(await loadMemorySite(files)), server };
    return lint(site, `/site/${folder}/.htaccess`, settings)?.findings.map(({ rule }) => rule) ?? [];
  };

  it('is held to its modules, and to what it lets each folder say', async () => {
    assert.deepEqual(await rulesOf('open', defaultSettings), ['module-not-loaded']);
    assert.ok((await rulesOf('shut', defaultSettings)).includes('override-not-allowed'));
    assert.deepEqual(await rulesOf('unread', defaultSettings), ['override-not-allowed']);
  });

  it('is held to the profile where one is named', async () => {
    const named = { ...defaultSettings, isProfileNamed: true };
    assert.deepEqual(await rulesOf('shut', named), await rulesOf('open', named));
  });
});
