import { describeVerdicts } from '../../../support/describeVerdicts.js';

describeVerdicts('MultiviewsMatch', [
  ['MultiviewsMatch Handlers filters', null],
  ['MultiviewsMatch Handler', "Unrecognized option 'Handler'", 'Handler'],
  ['MultiviewsMatch Any Filters', 'Filters is incompatible with Any and NegotiatedOnly', 'Filters'],
  [
    'MultiviewsMatch NegotiatedOnly\nMultiviewsMatch any',
    'Any is incompatible with NegotiatedOnly, Filters and Handlers',
    'any',
  ],
  ['MultiviewsMatch Any\n<Files a>\nMultiviewsMatch Handlers\n</Files>', null],
]);

describeVerdicts('mod_deflate', [
  ['DeflateInflateLimitRequestBody 0', null],
  [
    'DeflateInflateLimitRequestBody 9223372036854775808',
    'DeflateInflateLimitRequestBody is not parsable.',
    '9223372036854775808',
  ],
  [
    'DeflateInflateLimitRequestBody 10k',
    'DeflateInflateLimitRequestBody requires a non-negative integer.',
    '10k',
  ],
  ['DeflateInflateRatioLimit 10x', null],
  ['DeflateInflateRatioLimit 0', 'DeflateInflateRatioLimit must be positive', '0'],
  ['DeflateInflateRatioBurst 4294967296', 'DeflateInflateRatioBurst must be positive', '4294967296'],
]);

const incomplete = 'Bad Substitute format, must be a complete s/// pattern';
const length =
  "SubstituteMaxLineLength must be a non-negative integer optionally suffixed with 'b', 'k', 'm' or 'g'.";

describeVerdicts('mod_substitute', [
  ['Substitute s/a/b/ni', null],
  ['Substitute "S|a b|c"', null],
  ['Substitute a/b/', 'Bad Substitute format, must be an s/// pattern', 'a/b/'],
  ['Substitute s/a', incomplete],
  ['Substitute s//b/', incomplete],
  ['Substitute s/a/b/g', 'Bad Substitute flag, only s///[infq] are supported', 'g'],
  // Without the flag n it would have to be a pattern.
  ['Substitute "s/(/b/n"', null],
  ['SubstituteMaxLineLength 10M', null],
  ['SubstituteMaxLineLength 10mb', length, '10mb'],
  ['SubstituteMaxLineLength -1', length, '-1'],
  ['SubstituteMaxLineLength 9007199254740992k', 'SubstituteMaxLineLength value too large'],
]);

describeVerdicts('mod_include, mod_charset_lite, mod_xml2enc', [
  ['XBitHack FULL', null],
  ['XBitHack yes', 'XBitHack must be set to Off, On, or Full', 'yes'],
  ['CharsetOptions NoImplicitAdd translateallmimetypes', null],
  ['CharsetOptions ImplicitAdd,', 'Invalid CharsetOptions option: ImplicitAdd,', 'ImplicitAdd,'],
  ['xml2EncDefault iso-8859-1', null],
  ['xml2EncDefault iso-8859-15', 'Invalid or unsupported default charset', 'iso-8859-15'],
]);

describeVerdicts('mod_proxy_fcgi', [
  ['ProxyFCGIBackendType fpm', null],
  [
    'ProxyFCGIBackendType php',
    "ProxyFCGIBackendType requires one of the following arguments: 'GENERIC', 'FPM'",
    'php',
  ],
  ['ProxyFCGISetEnvIf true !PATH_INFO', null],
  ['ProxyFCGISetEnvIf true !', 'ProxyFCGISetEnvIf: "!" is not a valid variable name', '!'],
  [
    'ProxyFCGISetEnvIf true !A b',
    `Third argument ("b") is not allowed when using ProxyFCGISetEnvIf's unset mode (!A)`,
    'b',
  ],
]);

describeVerdicts('mod_http2', [
  ['H2Push Off', null],
  ['H2Push maybe', 'value must be On or Off', 'maybe'],
  ['H2PushResource add /a.css critical', null],
  ['H2PushResource /a.css urgent', 'unknown last parameter', 'urgent'],
  ['H2PushResource /a.css critical x', 'too many parameter'],
  ['H2EarlyHint Link " "', 'Early Hint header value must not be empty/only space', ' '],
]);

describeVerdicts('mod_fcgid', [
  ['FcgidWrapper "/usr/bin/php-cgi -d a=b" .php virtual', null],
  ['FcgidWrapper /usr/bin/php-cgi virtual', null],
  ['FcgidWrapper /usr/bin/php-cgi php', 'Invalid wrapper file extension', 'php'],
  ['FcgidWrapper /usr/bin/php-cgi .php virtuel', 'Invalid wrapper flag', 'virtuel'],
  ['FcgidWrapper " " .php', 'Invalid wrapper config', ' '],
  ['FcgidAuthorizer " "', 'Invalid authorizer config', ' '],
]);

describeVerdicts('mod_wsgi', [
  ['WSGIPassAuthorization on', null],
  ['WSGIPassAuthorization 1', 'WSGIPassAuthorization must be one of: Off | On', '1'],
  ['WSGIMapHEADToGET auto', null],
  ['WSGIAuthUserScript /a.wsgi application-group=%{GLOBAL}', null],
  [
    'WSGIAuthUserScript /a.wsgi process-group=a',
    'Invalid option to WSGI auth user script definition.',
    'process-group=a',
  ],
  ['WSGIAccessScript /a.wsgi application-group=', 'Invalid name for WSGI application group.'],
  ['WSGIAccessScript ""', 'Location of access script not supplied.'],
]);

describeVerdicts('mod_lua', [
  ['LuaScope server 1 2', null],
  [
    'LuaScope Once',
    "Invalid value for LuaScope, 'Once', acceptable values are: 'once', 'request', 'conn', 'thread', 'server'",
    'Once',
  ],
  ['LuaHookAuthChecker /a.lua f Late', null],
  ['LuaHookAuthChecker /a.lua f soon', "Third argument must be 'early' or 'late'", 'soon'],
  ['LuaHookCheckUserID /a.lua f soon', null],
  ['LuaHookInsertFilter /a.lua f', 'LuaHookInsertFilter not yet implemented'],
  [
    '<LuaHookFixups f soon>\n</LuaHookFixups>',
    "<LuaHookFixups> 2nd argument must be 'early' or 'late'",
    'soon',
  ],
]);
