import { describeVerdicts } from '../../../support/describeVerdicts.js';

const notUrl = 'Redirect to non-URL';

describeVerdicts('Redirect', [
  ['Redirect /a /b', null],
  ['Redirect 301 /a https://example.org/', null],
  ['Redirect SeeOther /a c+x-1.0:d', null],
  ['Redirect gone /a', null],
  ['Redirect 404 /a', null],
  ['Redirect 410', null],
  ['Redirect /b', null],
  ['Redirect permanent b', null],
  ['Redirect /a b', notUrl, 'b'],
  ['Redirect 302 /a www.example.org', notUrl, 'www.example.org'],
  ['Redirect /a ://b', notUrl, '://b'],
  ['Redirect 301', 'URL to redirect to is missing'],
  ['Redirect 404 /a /b', 'Redirect URL not valid for this status', '/b'],
  ['Redirect gone /a /b', 'Redirect URL not valid for this status', '/b'],
  ['Redirect R=301 /a /b', 'Redirect: invalid first argument (of three)', 'R=301'],
  [
    'Redirect /a /b # why',
    'Redirect takes one, two or three arguments, an optional status, then document to be redirected and destination URL',
  ],
  ['Redirect /a /b #', 'Redirect: invalid first argument (of three)', '/a'],
]);

describeVerdicts('RedirectMatch, RedirectTemp, RedirectPermanent', [
  ['RedirectMatch ^/a$ b', null],
  ['RedirectMatch 403 /\\.git', null],
  ['RedirectMatch 403 /a /b', 'Redirect URL not valid for this status', '/b'],
  ['RedirectTemp gone /a', null],
  ['RedirectTemp /a b', notUrl, 'b'],
  ['RedirectPermanent /a "b c"', notUrl, 'b c'],
]);
