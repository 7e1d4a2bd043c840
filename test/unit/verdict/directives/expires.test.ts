import { describeVerdicts } from '../../../support/describeVerdicts.js';

describeVerdicts('ExpiresDefault', [
  ['ExpiresDefault "access plus 1 month"', null],
  ['ExpiresDefault "now 1 years 2 weeks 3 days 4 hours 5 mi 6 s"', null],
  ['ExpiresDefault modification', null],
  // Behind A or M nothing is looked at.
  ['ExpiresDefault A', null],
  ['ExpiresDefault Access', null],
  [
    'ExpiresDefault "plus 1 day"',
    "'ExpiresDefault plus 1 day': bad expires code, unrecognised <base> 'plus'",
    'plus',
  ],
  [
    'ExpiresDefault "access plus one month"',
    "'ExpiresDefault access plus one month': bad expires code, numeric value expected <num> 'one'",
    'one',
  ],
  [
    'ExpiresDefault "access plus -1 days"',
    "'ExpiresDefault access plus -1 days': bad expires code, numeric value expected <num> '-1'",
    '-1',
  ],
  ['ExpiresDefault "access plus 1"', "'ExpiresDefault access plus 1': bad expires code, missing <type>", '1'],
  [
    'ExpiresDefault "access 1 foo"',
    "'ExpiresDefault access 1 foo': bad expires code, unrecognised <type>'foo'",
    'foo',
  ],
  [
    'ExpiresDefault "access 1 m"',
    "'ExpiresDefault access 1 m': bad expires code, unrecognised <type>'m'",
    'm',
  ],
  [
    'ExpiresDefault "access 1 day # why"',
    "'ExpiresDefault access 1 day # why': bad expires code, numeric value expected <num> '#'",
    '#',
  ],
  ['ExpiresDefault access plus 1 month', 'ExpiresDefault takes one argument, an expiry date code'],
]);

describeVerdicts('ExpiresByType', [
  ['ExpiresByType image/* A2592000', null],
  ['ExpiresByType gif A1', 'Invalid mimetype: should contain a slash', 'gif'],
  ['ExpiresByType image/gif "access plus 1 mont"', null],
  [
    'ExpiresByType image/gif "30 days"',
    "'ExpiresByType image/gif 30 days': bad expires code, unrecognised <base> '30'",
    '30',
  ],
]);
