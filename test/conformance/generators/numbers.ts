import { anyDirectiveLine, changeOrWrite, type Mistake } from './mistake.js';

const odd = [
  '0',
  '-1',
  '+1',
  '1.5',
  '0x10',
  '010',
  '99999999999',
  '2147483648',
  '18446744073709551616',
  '1e3',
  '1k',
  '',
  'NaN',
  '٣',
  '1,000',
  '1 000',
  '100',
  '99',
  '600',
  '999',
  '1000',
  '65536',
  '1_0',
  ' 7',
  '"8"',
  '1;',
  'one',
];
const samples = [
  'LimitRequestBody 1024',
  'LimitXMLRequestBody 1024',
  'RLimitCPU 10 20',
  'RLimitMEM 1000 max',
  'RLimitNPROC 5',
  'ErrorDocument 404 /a',
  'SessionMaxAge 10',
  'AuthnCacheTimeout 10',
  'DeflateInflateRatioLimit 10',
  'DeflateInflateLimitRequestBody 10',
  'DeflateInflateRatioBurst 3',
  'SSLVerifyDepth 1',
  'SSLRenegBufferSize 1000',
  'AuthDigestNonceLifetime 10',
  'AuthLDAPMaxSubGroupDepth 3',
  'LDAPReferralHopLimit 3',
  'SubstituteMaxLineLength 1m',
  'SessionExpiryUpdateInterval 3',
  'RewriteRule a b [S=1]',
  'RewriteRule a b [N=3]',
  'Redirect 301 /a http://a/',
  'ExpiresDefault A60',
  'ExpiresDefault "access plus 1 month"',
  'IndexOptions IconHeight=20 NameWidth=*',
  'IndexOptions DescriptionWidth=20',
  'CookieExpires 60',
  'CookieExpires "2 weeks"',
  'php_value memory_limit 8',
  'DirectoryIndexRedirect 302',
  'LuaScope server 1 2',
  'Require ip 10.0.0.1',
  'Require ip 10.0.0.0/8',
  'Allow from 10.0.0.0/255.0.0.0',
];

export const numbers: readonly Mistake[] = [
  {
    name: 'odd number',
    weight: 8,
    make: (text, random) =>
      changeOrWrite(text, random, new RegExp(`${anyDirectiveLine.source}.*\\s\\S*\\d`), samples, (line) => {
        const found = [...line.matchAll(/\d+/g)];
        if (found.length === 0) return null;
        const { 0: number, index } = random.pick(found);
        return line.slice(0, index) + random.pick(odd) + line.slice(index + number.length);
      }),
  },
];
