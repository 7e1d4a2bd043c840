import assert from 'node:assert/strict';
import type { SiteRequest } from '../../../../server/src/site/request.js';
import type { RewriteOutcome } from '../../../../server/src/site/rewriting/outcome.js';
import {
  mergedRewriting,
  type RewriteConfiguration,
} from '../../../../server/src/site/rewriting/rewriteConfiguration.js';
import { rewriteOutcomes } from '../../../../server/src/site/rewriting/rewriteOutcomes.js';
import { rewritingOf } from '../../../support/rewriting.js';

/** The request for a file of a site in `/srv` that holds `index.php` and `a.php`. */
const requestFor = (uri: string, changes: Partial<SiteRequest> = {}): SiteRequest => ({
  uri,
  query: '',
  askedUri: null,
  fileName: `/srv${uri}`,
  pathInfo: '',
  siteRoot: '/srv',
  documentRoot: '/srv',
  kindOf: (path) => {
    if (/^\/srv\/(?:index|a)\.php$/.test(path)) return 'file';
    return path === '/srv' ? 'folder' : 'none';
  },
  ...changes,
});

const told = (outcome: RewriteOutcome): string => {
  switch (outcome.kind) {
    case 'untouched':
      return 'untouched';
    case 'forced':
      return `forced ${outcome.handler?.value} ${outcome.type?.value}`;
    case 'status':
      return `status ${outcome.status}`;
    case 'redirected':
      return `redirected ${outcome.status} ${outcome.target}`;
    case 'proxied':
      return `proxied ${outcome.target}`;
    case 'rewritten':
      return `rewritten ${outcome.uri} ${outcome.file} ${outcome.query}${outcome.final ? ' for good' : ''}`;
    case 'unknown':
      return 'unknown';
  }
};

const outcomes = (configuration: RewriteConfiguration, request: SiteRequest): readonly string[] =>
  rewriteOutcomes(configuration, request, () => 'utf-8').map(told);

const outcomesOf = (rules: string, request: SiteRequest | string): readonly string[] =>
  outcomes(
    rewritingOf('/srv/.htaccess', `RewriteEngine On\n${rules}\n`).configuration,
    typeof request === 'string' ? requestFor(request) : request,
  );

describe('what comes of a request under rewrite rules', () => {
  it('is nothing where the engine is off or no rule applies', () => {
    const { configuration } = rewritingOf('/srv/.htaccess', 'RewriteRule ^ - [F]\n');
    assert.deepEqual(outcomes(configuration, requestFor('/a.php')), ['untouched']);
    assert.deepEqual(outcomesOf('RewriteRule ^b - [F]', '/a.php'), ['untouched']);
  });

  it('is a front controller for what is no file, and the file for what is one', () => {
    const rules =
      'RewriteCond %{REQUEST_FILENAME} !-f\nRewriteCond %{REQUEST_FILENAME} !-d\nRewriteRule . index.php [L]';
    assert.deepEqual(outcomesOf(rules, '/posts'), ['rewritten /index.php /srv/index.php ']);
    assert.deepEqual(outcomesOf(rules, '/a.php'), ['untouched']);
    assert.deepEqual(outcomesOf(rules, '/index.php'), ['untouched']);
  });

  it('is another handler or type for the file', () => {
    const rules = 'RewriteRule \\.php$ - [H=Application/X-Made]\nRewriteRule ^a - [T=text/plain]';
    assert.deepEqual(outcomesOf(rules, '/a.php'), ['forced application/x-made text/plain']);
  });

  it('is a status', () => {
    assert.deepEqual(outcomesOf('RewriteRule ^a - [F]', '/a.php'), ['status 403']);
    assert.deepEqual(outcomesOf('RewriteRule ^a - [G]', '/a.php'), ['status 410']);
    assert.deepEqual(outcomesOf('RewriteRule ^a x [R=404]', '/a.php'), ['status 404']);
  });

  it('is a redirect, whose target may depend on the visitor while the redirect does not', () => {
    assert.deepEqual(outcomesOf('RewriteRule ^(.*)$ https://%{HTTP_HOST}/$1 [R=301,L]', '/a.php'), [
      'redirected 301 null',
    ]);
    assert.deepEqual(outcomesOf('RewriteRule ^(.*)\\.php$ /$1.html [R]', '/a.php'), [
      'redirected 302 /a.html',
    ]);
    assert.deepEqual(outcomesOf('RewriteRule ^ https://other.example/ü?a=ü [R=permanent]', '/a.php'), [
      'redirected 301 https://other.example/%c3%bc?a=%c3%bc',
    ]);
  });

  it('is a redirect or a path where a URL without R may be the own one', () => {
    assert.deepEqual(outcomesOf('RewriteRule ^ http://www.example/b', '/a.php').toSorted(), [
      'redirected 302 http://www.example/b',
      'rewritten /b /srv/b ',
    ]);
  });

  it('is handed to another server', () => {
    assert.deepEqual(outcomesOf('RewriteRule ^(.*)$ http://127.0.0.1:8000/$1 [P]', '/a.php'), [
      'proxied http://127.0.0.1:8000/a.php',
    ]);
  });

  it('is two things where a condition depends on the visitor', () => {
    const rules = 'RewriteCond %{HTTPS} off\nRewriteRule ^ https://www.example%{REQUEST_URI} [R=301,L]';
    assert.deepEqual(outcomesOf(rules, '/a.php').toSorted(), [
      'redirected 301 https://www.example/a.php',
      'untouched',
    ]);
  });

  it('is one thing where it makes no difference whether the condition holds', () => {
    const rules = 'RewriteCond %{HTTP:Authorization} ^(.+)$\nRewriteRule .* - [E=HTTP_AUTHORIZATION:%1]';
    assert.deepEqual(outcomesOf(rules, '/a.php'), ['untouched']);
  });

  it('follows chains, skips and rounds', () => {
    assert.deepEqual(outcomesOf('RewriteRule ^b x [C]\nRewriteRule ^ - [F]', '/a.php'), ['untouched']);
    assert.deepEqual(outcomesOf('RewriteRule ^a - [S=1]\nRewriteRule ^ - [F]', '/a.php'), ['untouched']);
    assert.deepEqual(outcomesOf('RewriteRule ^(.*)_(.*)$ $1-$2 [N]', '/a_b_c'), [
      'rewritten /a-b-c /srv/a-b-c ',
    ]);
    assert.deepEqual(outcomesOf('RewriteRule ^a - [N]', '/a.php'), ['status 500']);
  });

  it('joins conditions by OR, and refers to the last pattern that matched', () => {
    const rules =
      'RewriteCond %{REQUEST_URI} ^/b [OR]\nRewriteCond %{REQUEST_URI} ^/(a)\nRewriteRule ^ %1.html';
    assert.deepEqual(outcomesOf(rules, '/a.php'), ['rewritten /a.html /srv/a.html ']);
  });

  it('takes the query along, adds to it or leaves it', () => {
    const request = requestFor('/a.php', { query: 'q=1' });
    assert.deepEqual(outcomesOf('RewriteRule ^ /b', request), ['rewritten /b /srv/b q=1']);
    assert.deepEqual(outcomesOf('RewriteRule ^ /b?x=2', request), ['rewritten /b /srv/b x=2']);
    assert.deepEqual(outcomesOf('RewriteRule ^ /b?x=2 [QSA]', request), ['rewritten /b /srv/b x=2&q=1']);
    assert.deepEqual(outcomesOf('RewriteRule ^ /b?', request), ['rewritten /b /srv/b ']);
    assert.deepEqual(outcomesOf('RewriteRule ^ /b [QSD]', request), ['rewritten /b /srv/b ']);
  });

  it('puts the base in the place of the folder', () => {
    const rules = 'RewriteBase /site\nRewriteRule ^a b.html [END]';
    assert.deepEqual(outcomesOf(rules, '/a.php'), ['rewritten /site/b.html /srv/site/b.html  for good']);
    assert.deepEqual(outcomesOf('RewriteBase /site/\nRewriteRule ^a b.html [R]', '/a.php'), [
      'redirected 302 /site/b.html',
    ]);
  });

  it('knows the file where the document root is not known, but not its URL', () => {
    const request = requestFor('/posts', { uri: null, documentRoot: null });
    assert.deepEqual(outcomesOf('RewriteRule . index.php', request), ['rewritten null /srv/index.php ']);
    assert.deepEqual(outcomesOf('RewriteRule . /index.php', request), ['rewritten /index.php null ']);
  });

  it('remembers what the server does after redirecting the request within itself', () => {
    const rules = 'RewriteCond %{ENV:REDIRECT_STATUS} ^$\nRewriteRule ^ - [F]';
    assert.deepEqual(outcomesOf(rules, requestFor('/index.php')), ['status 403']);
    assert.deepEqual(outcomesOf(rules, requestFor('/index.php', { askedUri: '/posts' })), ['untouched']);
  });

  it('does not know maps, and what is no URI for certain', () => {
    assert.deepEqual(outcomesOf('RewriteRule ^(.*)$ $' + '{map:$1}', '/a.php'), ['unknown']);
  });

  it('has the rules of the folder alone, unless an option lets those above come along', () => {
    const { configuration: above } = rewritingOf('/srv/.htaccess', 'RewriteEngine On\nRewriteRule ^ - [F]\n');
    const below = (text: string): RewriteConfiguration =>
      mergedRewriting(above, rewritingOf('/srv/sub/.htaccess', text).configuration);
    const request = requestFor('/sub/a.php');
    assert.deepEqual(outcomes(below('RewriteRule ^b - [G]\n'), request), ['untouched']);
    assert.deepEqual(outcomes(below('RewriteOptions Inherit\nRewriteRule ^a - [G]\n'), request), [
      'status 410',
    ]);
    assert.deepEqual(outcomes(below('RewriteOptions InheritBefore\nRewriteRule ^a - [G]\n'), request), [
      'status 403',
    ]);
    assert.deepEqual(outcomes(below('RewriteEngine Off\n'), request), ['untouched']);
  });
});
