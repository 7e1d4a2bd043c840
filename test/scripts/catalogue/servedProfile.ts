import type { ServerProfile } from '../../../server/src/apache/profile.js';
import { unknownProfile } from '../../../server/src/apache/profiles.js';

/** What the server of the catalogue loads beside authz_core and an MPM. */
export const servedModules: readonly string[] = [
  'actions',
  'alias',
  'authz_host',
  'dir',
  'env',
  'headers',
  'mime',
  'rewrite',
  'setenvif',
];

const compiledIn = ['core', 'http', 'log_config', 'logio', 'so', 'unixd', 'version', 'watchdog'];

/** The server of the catalogue as somebody tells of it who knows it. */
export const profileWith = (...modules: readonly string[]): ServerProfile => ({
  ...unknownProfile,
  name: 'served',
  version: '2.4.71',
  modules: new Set([...compiledIn, 'authz_core', ...servedModules, ...modules]),
  interpreters: [
    '/bin/bash',
    '/bin/dash',
    '/bin/sh',
    '/usr/bin/bash',
    '/usr/bin/dash',
    '/usr/bin/node',
    '/usr/bin/perl',
    '/usr/bin/php',
    '/usr/bin/php-cgi',
    '/usr/bin/python3',
    '/usr/bin/ruby',
    '/usr/bin/sh',
  ],
});
