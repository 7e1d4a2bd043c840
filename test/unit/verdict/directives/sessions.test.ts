import { describeVerdicts } from '../../../support/describeVerdicts.js';

const cookieName = "SessionCookieName cannot be empty, or contain '=' or '&'.";
const interval = 'SessionExpiryUpdateInterval must be zero (disable) or a positive value';
const dot = 'CookieDomain values must contain at least one embedded dot';
const unit = 'bad expires code, unrecognized type';

describeVerdicts('sessions', [
  ['SessionCookieName session path=/;httponly', null],
  ['SessionCookieName session=a path=/', cookieName, 'session=a'],
  ['SessionCookieName "a b=c"', null],
  ['SessionCookieName2 a&b', "SessionCookieName2 cannot be empty, or contain '=' or '&'.", 'a&b'],
  ['SessionDBDCookieName a path=/;', null],
  ['SessionDBDCookieName a;path=/', "SessionDBDCookieName cannot contain '=', ';' or '&'.", 'a;path=/'],
  ['SessionExpiryUpdateInterval soon', null],
  ['SessionExpiryUpdateInterval -1', interval, '-1'],
]);

describeVerdicts('the tracking cookie', [
  ['CookieExpires 86400', null],
  ['CookieExpires "plus 1 Year 2 mo 3 mi"', null],
  ['CookieExpires "plus one week"', 'bad expires code, numeric value expected.', 'plus one week'],
  ['CookieExpires 1week', 'bad expires code, missing <type>', '1week'],
  ['CookieExpires "1 m"', unit, '1 m'],
  ['CookieDomain .example.org', null],
  ['CookieDomain example.org', 'CookieDomain values must begin with a dot', 'example.org'],
  ['CookieDomain .org', dot, '.org'],
  ['CookieName "a(b"', null],
  ['CookieSameSite LAX', null],
  ['CookieSameSite on', "CookieSameSite accepts 'Strict', 'Lax', or 'None'", 'on'],
  ['CookieStyle rfc2109', null],
  ['CookieStyle Cookie3', "Invalid CookieStyle keyword: 'Cookie3'", 'Cookie3'],
]);

describeVerdicts('MDRequireHttps', [
  ['MDRequireHttps Temporary', null],
  ['MDRequireHttps on', "unknown 'on', supported parameter values are 'temporary' and 'permanent'", 'on'],
]);
