import * as fc from 'fast-check';

const lines = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

const variables = lines(`REQUEST_URI
  REQUEST_FILENAME
  SCRIPT_FILENAME
  DOCUMENT_ROOT
  REQUEST_METHOD
  QUERY_STRING
  THE_REQUEST
  PATH_INFO
  HANDLER
  CONTENT_TYPE
  DOCUMENT_URI
  IS_SUBREQ
  REQUEST_STATUS
  REMOTE_USER
  request_uri
  SERVER_PROTOCOL
  HTTPS
  HTTP_HOST
  SERVER_NAME`);

const literals = lines(`a
  A.PHP
  /a.php
  GET
  5
  -3
  05x
  äö
  a b%20c
  YWI=
  /x/y
  .`);

const patterns = lines(`/\\.php$/
  /\\.PHP$/i
  m#^/e\\d+/([^/]+)\\.(\\w+)$#
  m#^(.*)/([^/]*)$#
  m#/(?<n>[a-z]+)(?=\\.)#
  /^$/
  /a|(b)/
  /ä(.)/
  /(x)?y*$/
  /^GET (\\S+)/
  m#^/(?:e0|e1)/#
  /\\bb\\b/i`);

const shellPatterns = lines(`*.php
  /*
  */*
  *[a-c]?php
  ?
  *Ä*
  [!a]*
  \\*
  *.[pP][!x]*`);

const anyShellPattern = fc
  .array(fc.constantFrom(...'aabbB/**?[[]]!^-\\é'), { minLength: 1, maxLength: 8 })
  .map((units) => units.join(''));
const anyShellText = fc
  .array(fc.constantFrom(...'aabB/-]é'), { maxLength: 6 })
  .map((units) => `'${units.join('')}'`);

const { word } = fc.letrec<{ word: string }>((tie) => ({
  word: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constantFrom(...variables).map((name) => `%{${name}}`),
    fc.constantFrom(...literals).map((text) => `'${text}'`),
    fc.constantFrom('5', '-1', '$1', '$2', '$0', "''", "'$1'", "'a$1.%{REQUEST_URI}b'"),
    fc
      .tuple(
        fc.constantFrom('tolower', 'toUpper', 'escape', 'unescape', 'base64', 'unbase64', 'req', 'env'),
        tie('word'),
      )
      .map(([name, argument]) => `${name}(${argument})`),
    fc.tuple(tie('word'), tie('word')).map((parts) => parts.join(' . ')),
  ),
}));

const paths = fc.oneof(
  word,
  fc
    .tuple(
      fc.constantFrom('%{DOCUMENT_ROOT}', '%{REQUEST_FILENAME}', '%{DOCUMENT_ROOT}/e0', ''),
      fc.constantFrom(
        '',
        '/',
        '.php',
        '/a.php',
        '/../b.html',
        '//empty.txt',
        '/sub',
        '/sub/',
        '/none',
        '%{REQUEST_URI}',
      ),
    )
    .map((parts) => `'${parts.join('')}'`),
);

const comparisons = '== != < <= > >= = -eq -ne -lt -le -gt -ge eq ne'.split(' ');

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.tuple(word, fc.constantFrom(...comparisons), word).map((parts) => parts.join(' ')),
    fc
      .tuple(word, fc.constantFrom('=~', '!~', '=~'), fc.constantFrom(...patterns))
      .map((parts) => parts.join(' ')),
    fc.tuple(fc.constantFrom(...'defsLnzTx'), paths).map(([letter, path]) => `-${letter} ${path}`),
    fc
      .tuple(
        fc.oneof(word, anyShellText),
        fc.constantFrom('-strmatch', '-fnmatch', '-strcmatch'),
        fc.oneof(fc.constantFrom(...shellPatterns), anyShellPattern),
      )
      .map(([left, operator, pattern]) => `${left} ${operator} '${pattern.replace(/\\/g, '\\\\')}'`),
    fc
      .tuple(word, fc.array(word, { minLength: 1, maxLength: 3 }))
      .map(([one, list]) => `${one} in { ${list.join(', ')} }`),
    fc.constantFrom('true', 'false'),
    tie('condition').map((inside) => `!${inside}`),
    tie('condition').map((inside) => `(${inside})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||', '&&'), tie('condition'))
      .map((parts) => parts.join(' ')),
  ),
}));

/** Conditions of which most are known for a plain request. */
export const knowableConditions: fc.Arbitrary<string> = fc.oneof(
  condition,
  fc
    .tuple(word, fc.constantFrom(...patterns), fc.constantFrom('&&', '||'), condition)
    .map(([text, pattern, relation, rest]) => `${text} =~ ${pattern} ${relation} ${rest}`),
);
