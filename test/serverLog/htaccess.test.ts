import assert from 'node:assert/strict';
import { orSkip } from '../support/installed.js';
import { provoked, shownIn, type Told, type ToldCause } from './provokedLog.js';

/** One folder each: its .htaccess, the cause that the log tells, and where the site shows it. */
type Case = readonly [text: string, cause: string, ...shown: string[]];

const refusals: Readonly<Record<string, Case>> = {
  unknown: ['# no\nFoo bar\n', 'htaccess-unknown-directive', ':2 unknown-directive'],
  module: ['Header set a b\n', 'htaccess-unknown-directive', ':1 module-not-loaded'],
  mark: ['\ufeffOptions All\n', 'htaccess-unknown-directive', ':1 byte-order-mark'],
  proxy: ['WSGIDaemonProcess x\n', 'htaccess-unknown-directive', ':1 module-not-loaded'],
  place: ['Alias /a /b\n', 'htaccess-not-allowed-here', ':1 directive-not-allowed-here'],
  section: ['<Directory /x>\n</Directory>\n', 'htaccess-not-allowed-here', ':1 directive-not-allowed-here'],
  open: ['# no\n<Files x>\n', 'htaccess-sections', ':2 unclosed-section'],
  closed: ['</Files>\n', 'htaccess-sections', ':1 unmatched-section-end'],
  crossed: ['<Files a>\n<IfModule x>\n</Files>\n', 'htaccess-sections', ':3 unclosed-section'],
  switch: ['RewriteEngine maybe\n', 'htaccess-argument-count', ':1 invalid-argument'],
  flag: ['RewriteRule a b [Q]\n', 'htaccess-rewriting', ':1 invalid-rewrite-flag'],
  regex: ['RewriteRule ( b\n', 'htaccess-regex', ':1 invalid-regex'],
  require: ['Require foo\n', 'htaccess-require', ':1 invalid-require'],
  expression: ['<If "foo">\n</If>\n', 'htaccess-expression', ':1 invalid-expression'],
  long: [`# ${'x'.repeat(9000)}\n`, 'htaccess-line-too-long', ':1 line-too-long'],
  count: ['AddHandler\n', 'htaccess-argument-count', ':1 wrong-argument-count'],
  order: ['Order allow, deny\n', 'htaccess-argument-count', ':1 wrong-argument-count'],
  signs: ['Options +ExecCGI Indexes\n', 'htaccess-options-signs', ':1 mixed-options-signs'],
  status: ['ErrorDocument 999 x\n', 'htaccess-argument', ':1 invalid-argument'],
  wrapper: ['FcgidWrapper /no/such .x\n', 'htaccess-wrapper', ':1'],
};

const atRunTime: Readonly<Record<string, Case>> = {
  denied: ['# no\nRequire all denied\n', 'client-denied', ':2'],
  links: ['Options -FollowSymLinks\nRewriteEngine On\nRewriteRule a b\n', 'rewrite-needs-links', ':1'],
  password: [
    'AuthType Basic\nAuthName x\nAuthUserFile /no/such\nRequire valid-user\n',
    'password-file-missing',
    ':3',
  ],
  name: ['AuthType Basic\nRequire valid-user\n', 'auth-name-missing', ':1'],
  type: ['# no\nRequire valid-user\n', 'auth-type-missing', ':2'],
};

const modules = [
  ...['rewrite', 'mime', 'alias', 'auth_basic', 'authn_core', 'authn_file', 'authz_user', 'access_compat'],
  ...['fcgid', 'dir', 'autoindex'],
];

function causeIn(told: Told, folder: string): ToldCause {
  const found = told.causes.filter(({ subject, lines, findings }) =>
    [subject ?? '', ...[...lines, ...findings].map(({ path }) => path)].some((path) =>
      `/${path}`.includes(`/${folder}/`),
    ),
  );
  assert.equal(found.length, 1, `${folder}: ${found.map(({ cause }) => cause).join(', ')}`);
  return found[0] ?? assert.fail();
}

const filesOf = (cases: Readonly<Record<string, Case>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(cases).flatMap(([name, [text]]) => [
      [`${name}/.htaccess`, text],
      [`${name}/page.html`, ''],
    ]),
  );

describe('what Apache logs of .htaccess files', () => {
  let told: Told;
  const cases = { ...refusals, ...atRunTime };
  before(async function () {
    this.timeout(60_000);
    told = await orSkip(this, () =>
      provoked({
        files: { ...filesOf(cases), 'index-less/page.html': '' },
        server: () => ({ modules, options: 'FollowSymLinks' }),
        ask: [
          ...Object.keys(cases).map((name) => ({
            path: `${name}/page.html`,
            authorization: `Basic ${btoa('x:y')}`,
          })),
          'index-less/',
        ],
      }),
    );
  });

  it('is explained line by line', () => assert.deepEqual(told.unknown, []));

  for (const [name, [, cause, ...shown]] of Object.entries(cases)) {
    it(`${cause}: the line of ${name}/.htaccess`, () => {
      const found = causeIn(told, name);
      assert.deepEqual(
        [found.cause, ...shownIn(found)],
        [cause, ...shown.map((each) => `${name}/.htaccess${each}`)],
      );
    });
  }

  it('a folder without an index file', () => {
    assert.ok(told.causes.some(({ cause }) => cause === 'no-index'));
  });
});

describe('what Apache logs where AllowOverride does not grant a line', () => {
  let told: Told;
  const cases: Readonly<Record<string, Case>> = {
    options: ['# no\nOptions +ExecCGI\n', 'htaccess-not-allowed-here', ':2 override-not-allowed'],
    require: ['Require all granted\n', 'htaccess-not-allowed-here', ':1 override-not-allowed'],
  };
  before(async function () {
    this.timeout(60_000);
    told = await orSkip(this, () =>
      provoked({
        files: filesOf(cases),
        server: () => ({ modules: ['mime'], allowOverride: 'FileInfo' }),
        ask: Object.keys(cases).map((name) => `${name}/page.html`),
      }),
    );
  });

  it('is explained line by line', () => assert.deepEqual(told.unknown, []));

  for (const [name, [, cause, ...shown]] of Object.entries(cases)) {
    it(`${name}: the line, though no profile says what is granted`, () => {
      const found = causeIn(told, name);
      assert.deepEqual(
        [found.cause, ...shownIn(found)],
        [cause, ...shown.map((each) => `${name}/.htaccess${each}`)],
      );
    });
  }
});
