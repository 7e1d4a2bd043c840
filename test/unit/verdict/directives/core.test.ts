import { builtInProfile, unknownProfile } from '../../../../server/src/apache/profiles.js';
import { describeVerdicts } from '../../../support/describeVerdicts.js';

const mixed = 'Either all Options must start with + or -, or no Option may.';

describeVerdicts('Options', [
  ['Options', null],
  ['Options indexes EXECCGI RunScripts', null],
  ['Options +Indexes -MultiViews', null],
  ['Options None +Indexes', null],
  ['Options All -Indexes +ExecCGI', null],
  ['Options Indexes All', "'Options All' must be the first option given.", 'All'],
  ['Options Indexes None', "'Options None' must be the first Option given.", 'None'],
  ['Options +None', "You may not use 'Options +None' or 'Options -None'.", '+None'],
  ['Options -all', "You may not use 'Options +All' or 'Options -All'.", '-all'],
  ['Options Indexes +ExecCGI', mixed, '+ExecCGI'],
  ['Options +Indexes ExecCGI', mixed, 'ExecCGI'],
  ['Options All +Indexes ExecCGI', mixed, 'ExecCGI'],
  ['Options +Indexes Bogus', mixed, 'Bogus'],
  ['Options +ExecCGIs', 'Illegal option ExecCGIs', 'ExecCGIs'],
  ['Options + ExecCGI', 'Illegal option '],
  ['Options -Indexes,FollowSymLinks', 'Illegal option Indexes,FollowSymLinks', 'Indexes,FollowSymLinks'],
  ['Options "Indexes ExecCGI"', 'Illegal option Indexes ExecCGI', 'Indexes ExecCGI'],
  ['Options -Indexes # no lists', mixed, '#'],
]);

describeVerdicts('FileETag', [
  ['FileETag +inode -MTime Size', null],
  ['FileETag None', null],
  ['FileETag -All', "FileETag keyword 'All' cannot be used with '+' or '-'", '-All'],
  ['FileETag Size +ETag', "Unknown keyword 'ETag' for FileETag directive", '+ETag'],
]);

describeVerdicts('directives of one word out of a few', [
  ['AcceptPathInfo Default', null],
  ['AcceptPathInfo yes', 'AcceptPathInfo must be set to on, off or default', 'yes'],
  ['EnableMMAP OFF', null],
  ['EnableSendfile "no"', "parameter must be 'on' or 'off'", 'no'],
  ['ServerSignature email', null],
  ['ServerSignature 0', 'ServerSignature: use one of: off | on | email', '0'],
  ['CGIVar REQUEST_URI Original-URI', null],
  ['CGIVar request_uri original-uri', 'Unrecognized CGI variable: "request_uri"', 'request_uri'],
  [
    'CGIVar REQUEST_URI original',
    "Valid rules for REQUEST_URI are 'current-uri' and 'original-uri'",
    'original',
  ],
]);

describeVerdicts('ErrorDocument', [
  ['ErrorDocument 404 /404.html', null],
  ['ErrorDocument 0404 default', null],
  ['ErrorDocument 404x "Not here"', null],
  ['ErrorDocument 103 x', null],
  // The upper half of the number is lost.
  ['ErrorDocument 4294967796 x', null],
  ['ErrorDocument 418 x', 'Unsupported HTTP response code 418', '418'],
  ['ErrorDocument 600 x', 'Unsupported HTTP response code 600', '600'],
  ['ErrorDocument /404.html 404', 'Unsupported HTTP response code /404.html', '/404.html'],
]);

describeVerdicts('limits of a request', [
  ['LimitRequestBody 9223372036854775807', null],
  ['LimitRequestBody " +10"', null],
  ['LimitRequestBody 10k', 'LimitRequestBody requires a non-negative integer.', '10k'],
  ['LimitRequestBody -1', 'LimitRequestBody requires a non-negative integer.', '-1'],
  ['LimitRequestBody 9223372036854775808', 'LimitRequestBody argument is not parsable.'],
  ['LimitRequestBody -9223372036854775809x', 'LimitRequestBody argument is not parsable.'],
  ['LimitXMLRequestBody 10k', null],
  ['LimitXMLRequestBody none', null],
  ['LimitXMLRequestBody -1', 'LimitXMLRequestBody requires a non-negative integer.', '-1'],
  ['LimitXMLRequestBody 3074457345618258601', null],
  [
    'LimitXMLRequestBody 3074457345618258602',
    'LimitXMLRequestBody must not exceed 3074457345618258601',
    '3074457345618258602',
  ],
]);

describeVerdicts('Error', [
  ['Error not for this server', 'not for this server'],
  ['Error "not for this server"', 'not for this server'],
  ['Error \'a\' "b"', '\'a\' "b"'],
]);

describeVerdicts('sections of files', [
  ['<Files "*.php">\n</Files>', null],
  [`<Files ${'a'.repeat(4092)}>\n</Files>`, null],
  [`<Files ${'a'.repeat(4093)}>\n</Files>`, `<Files "${'a'.repeat(4093)}"> is invalid.`, 'a'.repeat(4093)],
]);

describeVerdicts('sections of methods', [
  ['<Limit GET HEAD VERSION-CONTROL>\n</Limit>', null],
  ['<LimitExcept "GET">\n</LimitExcept>', null],
  [
    '<Limit GET post>\n</Limit>',
    "Could not register method 'post' for <Limit from .htaccess configuration",
    'post',
  ],
  [
    '<LimitExcept GET,POST>\n</LimitExcept>',
    "Could not register method 'GET,POST' for <LimitExcept from .htaccess configuration",
    'GET,POST',
  ],
  ['<Limit TRACE>\n</Limit>', 'TRACE cannot be controlled by <Limit>, see TraceEnable', 'TRACE'],
  ['<LimitExcept TRACE>\n</LimitExcept>', null],
  ['<Limit SEARCH>\n</Limit>', null],
  ['<Limit GET POST>\n<Limit POST PUT>\n</Limit>\n</Limit>', null],
  ['<Limit GET>\n<Limit POST>\n</Limit>\n</Limit>', '<Limit> directive excludes all methods'],
  [
    '<Limit GET>\n<LimitExcept HEAD>\n</LimitExcept>\n</Limit>',
    '<LimitExcept> directive excludes all methods',
  ],
  [
    '<Limit GET>\n<RequireAny>\n<Limit POST HEAD>\n</Limit>\n</RequireAny>\n</Limit>',
    '<Limit> directive specifies methods already excluded',
  ],
  [
    '<LimitExcept PUT>\n<LimitExcept PUT>\n</LimitExcept>\n</LimitExcept>',
    '<LimitExcept> directive specifies methods already excluded',
  ],
]);

describeVerdicts(
  'methods of mod_dav where it is not loaded',
  [
    [
      '<Limit BIND>\n</Limit>',
      "Could not register method 'BIND' for <Limit from .htaccess configuration",
      'BIND',
    ],
  ],
  builtInProfile('debian') ?? unknownProfile,
);

describeVerdicts(
  'methods of mod_dav where nobody knows whether it is loaded',
  [['<Limit BIND>\n</Limit>', null]],
  unknownProfile,
);
