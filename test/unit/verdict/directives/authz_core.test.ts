import { builtInProfile, unknownProfile } from '../../../../server/src/apache/profiles.js';
import { describeVerdicts } from '../../../support/describeVerdicts.js';

const grantedOrDenied = "Argument for 'Require all' must be 'granted' or 'denied'";
const empty = (name: string): string => `<${name}> directive contains no authorization directives`;
const negative = (name: string): string => `negative Require directive has no effect in <${name}> directive`;
const without = (inner: string, outer: string): string =>
  `<${inner}> directive has no effect in <${outer}> directive`;

describeVerdicts('Require', [
  ['Require all granted', null],
  ['Require all DENIED', null],
  ['Require all', grantedOrDenied],
  ['Require all "granted"', grantedOrDenied, '"granted"'],
  ['Require all granted # everybody', grantedOrDenied, 'granted # everybody'],
  ['Require', 'Unknown Authz provider: '],
  ['Require not', 'Unknown Authz provider: '],
  ['Require valid_user', 'Unknown Authz provider: valid_user', 'valid_user'],
  ['Require Valid-User', 'Unknown Authz provider: Valid-User', 'Valid-User'],
  ['Require valid-group', 'Unknown Authz provider: valid-group', 'valid-group'],
  ['Require valid-user # why', null],
  ['Require user', null],
  ['Require env a b', null],
  ['Require local x', null],
  ['Require host example.org', null],
  ['Require file-owner', null],
  ['Require ssl', null],
  ['Require ssl on', "'Require ssl' does not take arguments", 'on'],
  ['Require ssl-verify-client "x y"', "'Require ssl-verify-client' does not take arguments", '"x y"'],
  ['Require method GET HEAD BIND', null],
  ['Require method', null],
  ['Require method GET post', "Invalid Method 'post'", 'post'],
  ['Require method "" post', null],
]);

describeVerdicts('Require ip', [
  ['Require ip 10 172.20 192.168.2. 127.0.0.1', null],
  ['Require ip 10.1.0.0/16 10.1.0.0/255.255.0.0 2001:db8::/32 ::1', null],
  ['Require ip', "'require ip' requires an argument"],
  ['Require ip localhost', "ip address 'localhost' appears to be invalid", 'localhost'],
  ['Require ip 1.2.3.4, 5.6.7.8', "ip address '1.2.3.4,' appears to be invalid", '1.2.3.4,'],
  [
    'Require ip 1.2.3.4 1.2.3.256',
    "ip address '1.2.3.256' appears to be invalid: The specified IP address is invalid.",
    '1.2.3.256',
  ],
  [
    'Require ip 10.0.0.0/33',
    "ip address '10.0.0.0/33' appears to be invalid: The specified network mask is invalid.",
    '10.0.0.0/33',
  ],
]);

describeVerdicts('Require not', [
  ['Require not all granted', negative('RequireAny'), 'not'],
  ['Require NOT ip 10', negative('RequireAny'), 'NOT'],
  ['Require not ip x', "ip address 'x' appears to be invalid", 'x'],
  ['<Files a>\nRequire not ip 10\n</Files>\n', negative('RequireAny')],
  ['<RequireAll>\nRequire not ip 10\n</RequireAll>\n', null],
  ['<RequireAny>\nRequire not ip 10\n</RequireAny>\n', negative('RequireAny')],
  [
    '<RequireAll>\n<RequireNone>\nRequire not ip 10\n</RequireNone>\n</RequireAll>\n',
    negative('RequireNone'),
  ],
  ['<RequireAll>\n<Limit GET>\nRequire not ip 10\n</Limit>\n</RequireAll>\n', null],
  ['<Limit GET>\nRequire not ip 10\n</Limit>\n', negative('RequireAny')],
]);

describeVerdicts('<RequireAll>, <RequireAny> and <RequireNone>', [
  ['<RequireAny>\n"Require" all granted\n</RequireAny>\n', null],
  ['<RequireAny>\n</RequireAny>\n', empty('RequireAny')],
  ['<requireall>\n# Require all granted\n</requireall>\n', empty('RequireAll')],
  ['<RequireAll>\nAuthName a\nSatisfy any\n</RequireAll>\n', empty('RequireAll')],
  ['<RequireAll>\n<RequireAny>\n</RequireAny>\n</RequireAll>\n', empty('RequireAny')],
  [
    '<RequireAll>\n<IfModule absent.c>\nRequire all granted\n</IfModule>\n</RequireAll>\n',
    empty('RequireAll'),
  ],
  ['<RequireAll>\n<IfModule mod_mime.c>\nRequire all granted\n</IfModule>\n</RequireAll>\n', null],
  ['<RequireAll>\n<Limit GET>\nRequire all granted\n</Limit>\n</RequireAll>\n', null],
  ['<RequireAll>\n<Limit GET>\nAuthName a\n</Limit>\n</RequireAll>\n', empty('RequireAll')],
  ['<Macro m>\nRequire all granted\n</Macro>\n<RequireAny>\nUse m\n</RequireAny>\n', null],
  ['<RequireNone>\n</RequireNone>\n', empty('RequireNone')],
  ['<RequireNone>\nRequire all denied\n</RequireNone>\n', without('RequireNone', 'RequireAny')],
  [
    '<RequireNone>\n<RequireNone>\nRequire ip 10\n</RequireNone>\n</RequireNone>\n',
    without('RequireNone', 'RequireNone'),
  ],
  ['<RequireAll>\n<RequireNone>\nRequire all denied\n</RequireNone>\n</RequireAll>\n', null],
  ['<RequireAny>\nRequire all\n</RequireAny>\n<RequireAny>\n</RequireAny>\n', grantedOrDenied],
  ['<RequireAny>\n</RequireAny>\nRequire all\n', empty('RequireAny')],
  ['<RequireAll a>\n</RequireAll>\n', "<RequireAll> directive doesn't take additional arguments"],
]);

describeVerdicts('AuthMerging', [
  ['AuthMerging or', null],
  ['AuthMerging On', 'AuthMerging must be one of: Off | And | Or', 'On'],
]);

describeVerdicts(
  'Require, where a provider has no module',
  [
    ['Require group a', 'Unknown Authz provider: group', 'group'],
    ['Require ssl', 'Unknown Authz provider: ssl', 'ssl'],
    ['Require method SEARCH', "Invalid Method 'SEARCH'", 'SEARCH'],
    ['Require user a', null],
  ],
  builtInProfile('debian') ?? unknownProfile,
);

describeVerdicts(
  'Require, where the modules are not known',
  [
    ['Require group a', null],
    ['Require ldap-user a', null],
    ['Require method SEARCH', null],
    ['Require all', grantedOrDenied],
    // It may be one of Shibboleth's.
    ['Require shib-session', null],
    ['Require Valid-User', 'Unknown Authz provider: Valid-User', 'Valid-User'],
    ['<RequireAny>\n<IfModule mod_mime.c>\nRequire all granted\n</IfModule>\n</RequireAny>\n', null],
    [
      '<RequireNone>\n<IfModule mod_mime.c>\nRequire all granted\n</IfModule>\n</RequireNone>\n',
      empty('RequireNone'),
    ],
    ['<IfModule mod_mime.c>\n<RequireAny>\n</RequireAny>\n</IfModule>\n', null],
  ],
  unknownProfile,
);

describeVerdicts(
  'Require, where a module is loaded that the facts do not know',
  [
    ['Require shib-session', null],
    ['Require ALL granted', 'Unknown Authz provider: ALL', 'ALL'],
  ],
  { ...unknownProfile, modules: new Set(['authz_core', 'authz_user', 'shib']) },
);
