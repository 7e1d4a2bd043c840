import { insertLine, type Mistake } from './mistake.js';
import { randomPattern } from './patternMistakes.js';
import type { Random } from './random.js';

const functions = [
  'req',
  'http',
  'req_novary',
  'resp',
  'reqenv',
  'osenv',
  'note',
  'env',
  'tolower',
  'toupper',
  'escape',
  'unescape',
  'base64',
  'unbase64',
  'md5',
  'sha1',
  'file',
  'filesize',
  'filemod',
  'ldap',
  'replace',
  'unescapehtml',
  'nosuch',
  'ToLower',
];
const variables = [
  'HTTP_HOST',
  'REQUEST_URI',
  'REMOTE_ADDR',
  'HTTPS',
  'REQUEST_METHOD',
  'QUERY_STRING',
  'SERVER_PORT',
  'TIME_HOUR',
  'NO_SUCH',
  'http_host',
  'HTTP:X-A',
  'req:User-Agent',
  'ENV:a',
  'SSL_PROTOCOL',
  'HTTP_X_A',
  'IPV6',
  'REQUEST_STATUS',
  'HANDLER',
  '',
];
const comparisons = [
  '==',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '-eq',
  '-ne',
  '-lt',
  '-le',
  '-gt',
  '-ge',
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  '-ipmatch',
  '-strmatch',
  '-strcmatch',
  '-fnmatch',
  '===',
  '<>',
  '-in',
  '-eqq',
  'in',
  '=~',
  '!~',
];
const unaries = [
  '-d',
  '-e',
  '-f',
  '-s',
  '-L',
  '-h',
  '-F',
  '-U',
  '-A',
  '-n',
  '-z',
  '-T',
  '-R',
  '-x',
  '-q',
  '-ff',
];

function word(random: Random, depth: number): string {
  return random.pick<() => string>([
    () => `'${random.pick(['a', '', 'a b', '%{HTTP_HOST}', '$1', 'it', '%{REQUEST_URI}/a', '\\\\'])}'`,
    () => `%{${random.pick(variables)}}`,
    () => String(random.between(0, 500)),
    () => `${random.pick(functions)}(${depth > 0 ? word(random, depth - 1) : "'a'"})`,
    () => (depth > 0 ? `${word(random, depth - 1)}.${word(random, depth - 1)}` : "'a'"),
    () =>
      random.pick([
        '$0',
        '$1',
        '%{md5:a}',
        '%{tolower:%{HTTP_HOST}}',
        "replace(%{HTTP_HOST}, 'a', 'b')",
        'a',
        '%a',
        '-1',
        '1.5',
        '%{',
      ]),
  ])();
}

function list(random: Random): string {
  const words = Array.from({ length: random.between(0, 3) }, () => word(random, 0));
  return `{ ${words.join(random.chance(0.9) ? ', ' : ' ')} }`;
}

/** Right or wrong, with what the language has. */
export function randomExpression(random: Random, depth = 2): string {
  return random.pick<() => string>([
    () => random.pick(['true', 'false', 'True', 'yes', '1', '']),
    () => `${word(random, depth)} ${random.pick(comparisons)} ${word(random, depth)}`,
    () => `${word(random, depth)} ${random.pick(['==', '-eq', 'eq', '!='])} ${word(random, depth)}`,
    () => `${word(random, 0)} ${random.pick(['-in', 'in', '-in', '=='])} ${list(random)}`,
    () =>
      `${word(random, 0)} ${random.pick(['=~', '!~', '=='])} ${random.pick(['/', 'm#', 'm|', "m'"])}${random.chance(0.7) ? 'a.*b' : randomPattern(random, 1)}${random.pick(['/', '#', '|', '/i', '#i', '/gx', ''])}`,
    () => `${random.pick(unaries)} ${word(random, depth)}`,
    () => `-R '${random.pick(['10.0.0.0/8', '::1', 'a', '1.2.3', '10.0.0.0/99', '1.2.3.4'])}'`,
    () => (depth > 0 ? `(${randomExpression(random, depth - 1)})` : 'true'),
    () => (depth > 0 ? `${random.pick(['!', '! ', 'not '])}${randomExpression(random, depth - 1)}` : '!true'),
    () =>
      depth > 0
        ? `${randomExpression(random, depth - 1)} ${random.pick(['&&', '||', 'and', 'or', '&', '|', 'AND'])} ${randomExpression(random, depth - 1)}`
        : 'true && false',
  ])();
}

function damaged(expression: string, random: Random): string {
  const at = random.below(expression.length + 1);
  return random.chance(0.5)
    ? expression.slice(0, at) + expression.slice(at + 1)
    : expression.slice(0, at) +
        random.pick([
          '(',
          ')',
          "'",
          '%',
          '{',
          '}',
          '=',
          '&',
          '|',
          '!',
          '/',
          ',',
          '~',
          '\\',
          '-',
          ' ',
          '$',
          '#',
          '\xe9',
        ]) +
        expression.slice(at);
}

const carriers: readonly ((expression: string) => string)[] = [
  (text) => `<If "${text}">\n</If>`,
  (text) => `<If "${text}">\n</If>`,
  (text) => `<If ${text}>\n</If>`,
  (text) => `<If "true">\n</If>\n<ElseIf "${text}">\n</ElseIf>\n<Else>\n</Else>`,
  (text) => `Require expr "${text}"`,
  (text) => `Require expr ${text}`,
  (text) => `Header set A b "expr=${text}"`,
  (text) => `Header set A "expr=${text}"`,
  (text) => `RequestHeader set A "expr=${text}"`,
  (text) => `SetEnvIfExpr "${text}" a`,
  (text) => `RewriteCond expr "${text}"`,
  (text) => `Redirect "/a" "http://a/${text}"`,
  (text) => `ErrorDocument 404 "/a${text}"`,
  (text) => `SetHandler "${text}"`,
  (text) => `SetHandler "expr=${text}"`,
  (text) => `FilterProvider a DEFLATE "${text}"`,
  (text) => `SSLRequire ${text}`,
  (text) => `ProxyFCGISetEnvIf "${text}" A "b"`,
  (text) => `AuthName "${text}"`,
  (text) => `ForceType "${text}"`,
  (text) => `AuthBasicFake "${text}" "${text}"`,
  (text) => `CGIVar REQUEST_URI ${text}`,
];

export const expressions: readonly Mistake[] = [
  {
    name: 'expression',
    weight: 26,
    make: (text, random) => {
      const made = randomExpression(random);
      const expression = random.chance(0.35) ? damaged(made, random) : made;
      return insertLine(text, random, random.pick(carriers)(expression));
    },
  },
];
