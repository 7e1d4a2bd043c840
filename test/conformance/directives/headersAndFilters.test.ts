import * as fc from 'fast-check';
import { linesOf, sampled } from '../argumentLists.js';
import { describeForEachProfile } from '../compareVerdicts.js';

const header = `set setifempty add append merge unset echo edit edit* note SET sets always onsuccess X-A X-A:
  ^X- "a b" a$1 %{NAME}e %{HTTPS}s %t %D %%% 100% %y %{NAME "%{A}}e%{B}" %ü env= env=! env=A ENV=!A early EARLY
  expr=true expr= expr=tru "expr=%{REQUEST_URI} == 'a'" "expr=%{req:Host} a" expr=%{A ( a) [a (\\\\) *`;
const pattern = `Host Request_URI remote_addr ^X- X.* \\.gif$ plain a\\. a\\ (a|b) A=1 !B C "" ( [a a{2,1} (\\\\) a\\( "a b)" (?<n>a)(?<n>b)`;
const code = `"access plus 1 month" "access 1 foo" "now plus" "modification 2 weeks 3 d" "plus 1 day" A3600 M a n5
  "access plus one month" "access p 1 m" "access 1 mi" "access plus -1 days" "access 1.5 months" "foo" access
  text/html image/* gif / """`;
const filter = `DEFLATE deflate INFLATE;DEFLATE DEFLATE;gzip gzip BROTLI_COMPRESS INCLUDES xml2enc SUBSTITUTE ;
  text/html a/b change=yes true COMPRESS "a ==" resp=Content-Type`;
const onOff = 'on Off maybe';
const number =
  '0 1 -1 +5 " 7" 10k 1m 2G 3b 3kb 0x10 9223372036854775807 9223372036854775808 9007199254740992k';

const words: Readonly<Record<string, string>> = {
  Header: header,
  RequestHeader: header,
  SetEnvIf: pattern,
  SetEnvIfNoCase: pattern,
  BrowserMatch: pattern,
  BrowserMatchNoCase: pattern,
  SetEnvIfExpr: `true "" A B=1 tru "%{HTTP_HOST} =~ /a(/" "a b"`,
  SetEnv: 'A B=1',
  PassEnv: 'PATH NOT_SET',
  UnsetEnv: 'A',
  ExpiresActive: onOff,
  ExpiresDefault: code,
  ExpiresByType: code,
  AddOutputFilterByType: filter,
  FilterDeclare: 'COMPRESS CONTENT_SET x',
  FilterProvider: filter,
  FilterProtocol: filter,
  FilterChain: 'COMPRESS +a =b @c',
  IndexOptions: `FancyIndexing +XHTML -IgnoreCase None None +None NameWidth NameWidth=* NameWidth=4 -NameWidth
    -NameWidth=5 DescriptionWidth=11 DescriptionWidth=12 -DescriptionWidth IconWidth=x -IconWidth=1 +IconHeight
    Charset=utf-8 Type=a/b UseOldDateFormat ShowForbidden AddAltClass NameWidth=4294967297 FancyIndex`,
  IndexOrderDefault: 'Ascending descending Desc Name date Size Description Owner',
  IndexIgnoreReset: onOff,
  AddIcon: '(TXT,/a.png) (TXT, /a.png) (TXT .txt ^^DIRECTORY^^',
  AddIconByType: '(TXT,/a.png) (TXT text/*',
  AddIconByEncoding: '(TXT,/a.png) (TXT x-gzip',
  AddAlt: 'a b',
  AddDescription: 'a b',
  FancyIndexing: onOff,
  MultiviewsMatch: 'Any NegotiatedOnly Filters Handlers any Handler',
  AddType: 'text/html .a',
  AddHandler: 'cgi-script .a',
  AddCharset: 'utf-8 .a',
  RemoveType: '.a',
  RemoveHandler: '.a',
  DefaultLanguage: 'en',
  CharsetOptions: 'ImplicitAdd NoImplicitAdd TranslateAllMimeTypes NoTranslateAllMimeTypes Implicit',
  DeflateInflateLimitRequestBody: number,
  DeflateInflateRatioLimit: number,
  DeflateInflateRatioBurst: number,
  XBitHack: `${onOff} Full`,
  SSIEtag: onOff,
  SSIErrorMsg: 'a "b c"',
  Substitute: `s/a/b/ s/a/b/i s/a/b/niq s/a/b/x s/a/b s/a s//b/ s S|a|b|F a/b/ "s/(/b/n" "s/a b/c/" s/(/b/ s/a)/b/i "s/[/b/"`,
  SubstituteMaxLineLength: number,
  MetaFiles: onOff,
  MetaDir: '.web',
  ProxyFCGIBackendType: 'FPM generic php',
  ProxyFCGISetEnvIf: 'true tru A !A ! b "" %{REQUEST_URI} "a b" %{A',
  ProxyExpressEnable: onOff,
  H2Push: onOff,
  H2Upgrade: onOff,
  H2PushResource: 'add Add /a.css critical urgent',
  H2EarlyHint: 'Link "</a>; rel=preload" " " "\t"',
  ReflectorHeader: 'A B',
  xml2EncDefault:
    'utf-8 UTF8 ascii iso-8859-1 iso-8859-10 ucs4 "iso latin 2" utf-16le shift_jis windows-1252',
  LuaScope: 'once server Once 1 2',
  LuaInherit: 'none parent-first Parent-Last parent',
  LuaCodeCache: 'stat forever never Always',
  LuaHookAuthChecker: '/a.lua f early Late soon',
  LuaHookCheckUserID: '/a.lua f early soon',
  LuaHookInsertFilter: '/a.lua f',
  WSGIPassAuthorization: onOff,
  WSGITrustedProxies:
    '10.0.0.1 10.0. 10/8 1.2.3.4/33 ::1 ::1/129 1.2.3.4/ 256.1.1.1 localhost ::FF ::f/64 1.2.3.4/a',
  WSGIMapHEADToGET: `${onOff} auto`,
  php_value: 'memory_limit 1',
  php_flag: 'display_errors on 2',
  php_admin_value: 'memory_limit 1',
};

const wordsOfPrograms: Readonly<Record<string, string>> = {
  FcgidWrapper: '/bin/sh "/bin/sh -c" " " .php php . ./a .a.b virtual Virtual virtuel',
  WSGIAccessScript:
    '/a.wsgi application-group=a application-group= application-group=%{GLOBAL} process-group=b',
};

const wordLines = (name: string, list: string): readonly string[] =>
  linesOf(name, list.match(/"[^"]*"|\S+/g) ?? []);

/** Whether a program is there only the server knows. */
const unanswered = /cannot be accessed/;

describeForEachProfile('directives about headers, filters and content', unanswered, (compareAll) => {
  for (const [name, list] of Object.entries(words)) {
    it(name, () => compareAll(wordLines(name, list)));
  }

  for (const [name, list] of Object.entries(wordsOfPrograms)) {
    it(`${name}, of files that nobody asks for: the server would wait for the program`, () =>
      compareAll(wordLines(name, list).map((line) => `<Files none>\n${line}</Files>\n`)));
  }

  const linesThatAddUp: readonly string[] = [
    'FilterDeclare C',
    'FilterDeclare c',
    'FilterProvider C DEFLATE true',
    'FilterProtocol C change=yes',
    'FilterProtocol C DEFLATE change=yes',
    'FilterProtocol BYTYPE:DEFLATE DEFLATE change=no',
    'AddOutputFilterByType DEFLATE a/b',
    'IndexOptions None',
    'IndexOptions XHTML',
    'IndexOptions +XHTML',
    'MultiviewsMatch Any',
    'MultiviewsMatch Handlers',
    'MultiviewsMatch Filters',
  ];

  it('lines that add up, in sections and guards', () => {
    const line = fc.constantFrom(...linesThatAddUp).map((text) => `${text}\n`);
    const within = (section: string): fc.Arbitrary<string> =>
      fc
        .array(line, { minLength: 1, maxLength: 2 })
        .map((lines) => `<${section}>\n${lines.join('')}</${section.split(' ')[0]}>\n`);
    const part = fc.oneof(
      { weight: 4, arbitrary: line },
      within('Files a'),
      within('If "true"'),
      within('Limit GET'),
      within('IfModule mod_filter.c'),
      within('IfModule !mod_filter.c'),
    );
    return compareAll(
      sampled(fc.array(part, { minLength: 2, maxLength: 5 }), 600).map((parts) => parts.join('')),
    );
  });
});
