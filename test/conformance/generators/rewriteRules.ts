import * as fc from 'fast-check';

const lines = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

const patterns = lines(`^
  ^(.*)$
  .*
  ^a\\.php$
  \\.php$
  ^([^/]+)/(.*)$
  ^(\\w+)\\.(\\w+)$
  ^$
  !\\.php$
  !^index
  ^none/(.*)
  (?<name>[a-z]+)\\.HTML
  ^sub/?$
  /
  (b)?(\\.)
  ^/
  http`);

const substitutions = lines(`-
  -
  index.php
  index.php?path=$1
  /index.php?a=$1&b=%1
  $1.php
  $1$2
  /%1/$1
  sub/$1
  $2?$1
  a.php?
  /a.php?x=1&
  https://127.0.0.1:2/$1
  https://127.0.0.1:2
  http://127.0.0.1:2/a%20b?x=$1
  https://%{HTTP_HOST}%{REQUEST_URI}
  http://127.0.0.1:1/$1
  %{REQUEST_URI}
  %{REQUEST_FILENAME}.html
  %{DOCUMENT_ROOT}/b.html
  %{ENV:mark}/x
  "a b/$1"
  /x\\$1%{QUERY_STRING}
  //a//$1
  \${map:$1|x}
  %{HTTP_HOST}
  ""
  a%2`);

const flags = lines(`L
  L
  L
  END
  NC
  R
  R=301
  R=permanent
  R=404
  F
  G
  C
  S=1
  S=2
  QSA
  QSD
  QSL
  NE
  B
  B= ?
  BNP
  DPI
  PT
  P
  H=text/x-made
  H=$1
  T=text/x-Made
  E=mark:$1
  E=mark
  E=!mark
  N=40
  NS
  UnsafeAllow3F
  UNC`);

const conditionInputs = lines(`%{REQUEST_URI}
  %{REQUEST_FILENAME}
  %{REQUEST_FILENAME}.php
  %{DOCUMENT_ROOT}/$1
  %{DOCUMENT_ROOT}%{REQUEST_URI}
  %{THE_REQUEST}
  %{QUERY_STRING}
  %{PATH_INFO}
  %{ENV:mark}
  %{ENV:REDIRECT_STATUS}
  %{HTTP_HOST}
  %{HTTPS}
  %{HTTP:Accept}
  %{SCRIPT_NAME}
  %{HANDLER}
  %{request_method}
  $1
  $1-%1
  %2x
  5
  %{TIME_HOUR}
  ""`);

const conditionPatterns = lines(`-f
  !-f
  !-d
  -d
  -s
  -l
  -x
  ^(.*)$
  ^/([^/]+)/
  !^/index
  \\.(php|html)$
  ^$
  !^$
  ^(off|on)$
  =GET
  !=GET
  =""
  <b
  >=/a.php
  >a
  -eq5
  -lt6
  -ge0
  -ne5
  [aé]
  -F
  (unused)?x*`);

/**
 * Each with a match of groups that comes first: where none was asked, 2.4.71 reads what `%1` stands for from memory that
 * nobody has set, and its process may end.
 */
const expressions = lines(`"%{REQUEST_URI} =~ m#/([^/]*)$#"
  "%{REQUEST_URI} =~ m#/([^/]*)$# && -f '%{REQUEST_FILENAME}'"
  "%{QUERY_STRING} =~ /(x)?/ && %{QUERY_STRING} == ''"
  "%{REQUEST_FILENAME} =~ /(b)/ || %{HTTP_HOST} == 'a'"
  "%{REQUEST_URI} =~ m#^/(\\w+)# && !-d '%{REQUEST_FILENAME}' && $1 != 'x'"`);

const condition = fc
  .tuple(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc
          .tuple(fc.constantFrom(...conditionInputs), fc.constantFrom(...conditionPatterns))
          .map((parts) => parts.join(' ')),
      },
      { weight: 1, arbitrary: fc.constantFrom(...expressions).map((text) => `expr ${text}`) },
    ),
    fc.constantFrom('', '', '', ' [NC]', ' [OR]', ' [NC,OR]', ' [NV]'),
  )
  .map((parts) => `RewriteCond ${parts.join('')}`);

const rule = fc
  .tuple(
    fc.constantFrom(...patterns),
    fc.constantFrom(...substitutions),
    fc.array(fc.constantFrom(...flags), { maxLength: 3 }),
  )
  .map(([pattern, substitution, asked]) => {
    const field = asked.length === 0 ? '' : ` "[${asked.join(',')}]"`;
    return `RewriteRule ${pattern} ${substitution}${field}`;
  });

/** The lines of a .htaccess for a folder of this URL. */
export const rewriteRules = (url: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', '', '', `RewriteBase ${url}`, 'RewriteBase /', `RewriteBase ${url}/`),
      fc.array(
        fc
          .tuple(fc.array(condition, { maxLength: 2 }), rule)
          .map(([before, made]) => [...before, made].join('\n')),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([base, rules]) => `RewriteEngine On\n${base}\n${rules.join('\n')}\n`);
