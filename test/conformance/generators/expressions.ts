import * as fc from 'fast-check';

const anyOf = (values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
/** Names that the server knows, seldom a slip or a name of a module that may be missing. */
const mostly = (known: readonly string[], seldom: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 9, arbitrary: anyOf(known) }, { weight: 1, arbitrary: anyOf(seldom) });

const variables = mostly(
  [
    'HTTP_HOST',
    'REQUEST_URI',
    'REQUEST_METHOD',
    'REMOTE_ADDR',
    'QUERY_STRING',
    'HTTPS',
    'https',
    'Time_Year',
  ],
  ['HTTP2', 'SSL_PROTOCOL', 'ssl_x', 'HC_X', 'HTTP_HOSTS', 'HTTP-HOST', 'FOO', ''],
);
const functions = mostly(
  ['req', 'HTTP', 'env', 'tolower', 'md5', 'ldap'],
  ['SSL', 'hc', 'file', 'FileSize', 'foo', 'in'],
);
const listFunctions = mostly(['PeerExtList', 'peerextlist'], ['req', 'foo', 'in']);
const unaryOperators = mostly(['-n', '-z', '-f', '-d', '-F', '-T'], ['-R', '-q', '-N', '-_', '-é']);
const binaryOperators = mostly(['-strmatch', '-FNMATCH', '-strcmatch'], ['-ipmatch', '-foo', '-f1']);
const comparisons = mostly(
  ['==', '=', '!=', '<', '<=', '>', '>=', '-eq', '-ne', '-lt', 'le', 'gt'],
  ['-GE', '===', '<>', '=>'],
);
const subnets = mostly(
  ['10', '10.1.', '10.0.0.0/8', '10.0.0.0/255.0.0.0', '::1', 'fe80::/10'],
  ['10.1/16', '10.0.0.0/33', '10.0.0.0/', '256.1.1.1', '01.1.1.1', '::1/129', '::ffff:1.2.3.4', 'a.b', ''],
);
const literals = mostly(
  ['', 'a', 'example.com', '/a b/', 'ä', '100%', 'a$', 'a}b', '\\n', '\\101'],
  ['\\777', '\\189', "\\'", '\\"'],
);
const patterns = mostly(
  ['/^a/', '/a$/i', 'm#^/a/#', 'm#a#i', 'm,a,', "m'a'", 'm_a_', 'm!a!'],
  ['m|a|b|', 'm_a', 'm!a', '/a', 'm(a)', '/a/x', '//'],
);

const inTurn = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''));
const blank = fc.oneof(
  { weight: 12, arbitrary: fc.constant(' ') },
  { weight: 1, arbitrary: anyOf(['', '\t', '  ']) },
);

const { condition } = fc.letrec<{
  condition: string;
  word: string;
  part: string;
  variable: string;
}>((tie) => ({
  variable: fc.oneof(
    { weight: 6, arbitrary: inTurn('%{', variables, '}') },
    { weight: 3, arbitrary: inTurn('%{', functions, ':', mostly(['a', 'User-Agent', '$1'], ['']), '}') },
    { weight: 1, arbitrary: inTurn('%{', functions, ':a', tie('variable'), '}') },
  ),
  part: fc.oneof(
    { weight: 5, arbitrary: literals },
    { weight: 2, arbitrary: tie('variable') },
    { weight: 1, arbitrary: anyOf(['$0', '$9', '$x']) },
  ),
  word: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'word' },
    { weight: 5, arbitrary: inTurn("'", tie('part'), "'") },
    { weight: 2, arbitrary: inTurn('"', tie('part'), tie('part'), '"') },
    { weight: 5, arbitrary: tie('variable') },
    { weight: 2, arbitrary: mostly(['0', '10', '-1', '$1', '08'], ['1.5', '5a']) },
    { weight: 1, arbitrary: inTurn(functions, '(', tie('word'), ')') },
    { weight: 1, arbitrary: inTurn(tie('word'), ' . ', tie('word')) },
  ),
  condition: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'condition' },
    { weight: 1, arbitrary: mostly(['true', 'false'], ['True', 'on']) },
    { weight: 6, arbitrary: inTurn(tie('word'), blank, comparisons, blank, tie('word')) },
    { weight: 3, arbitrary: inTurn(tie('word'), blank, mostly(['=~', '!~'], ['~']), blank, patterns) },
    {
      weight: 2,
      arbitrary: inTurn(
        tie('word'),
        mostly([' -in ', ' in '], [' -IN ']),
        fc.array(tie('word'), { minLength: 1, maxLength: 3 }).map((words) => `{${words.join(', ')}}`),
      ),
    },
    { weight: 1, arbitrary: inTurn(tie('word'), ' in ', listFunctions, '(', tie('word'), ')') },
    { weight: 2, arbitrary: inTurn(unaryOperators, blank, tie('word')) },
    { weight: 2, arbitrary: inTurn(mostly(['-R', "'a' -ipmatch"], ['a -ipmatch']), " '", subnets, "'") },
    { weight: 1, arbitrary: inTurn(tie('word'), blank, binaryOperators, blank, tie('word')) },
    { weight: 1, arbitrary: inTurn(mostly(['!', 'not ', '! '], ['NOT ']), tie('condition')) },
    { weight: 1, arbitrary: inTurn('(', tie('condition'), ')') },
    {
      weight: 2,
      arbitrary: inTurn(
        tie('condition'),
        mostly([' && ', ' || ', ' and ', ' or '], [' AND ', ' & ']),
        tie('condition'),
      ),
    },
  ),
}));

/** What slips of the hand leave behind, and every token there is. */
const slips = [
  ...[...'\'"(){}%$,:.!-#/\\mé@&|=~<> ', '%{', '${', '$1', '\\1', '&&', '||', ' and ', ' not ', ' in '],
  ...[
    "''",
    "'a'",
    '10',
    ' true ',
    '=~',
    '!~',
    '==',
    '-eq',
    '-f',
    '-foo ',
    '/a/',
    'm#a#',
    'a(',
    ')',
    '}',
    ' # why',
  ],
];

/** One slip: a stretch left out, doubled or swapped with the next, or something put in. */
const slip: fc.Arbitrary<(text: string) => string> = fc
  .record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 3 }),
    kind: anyOf(['leave-out', 'put-in', 'put-in', 'replace', 'double', 'swap', 'cut']),
    what: anyOf(slips),
  })
  .map(({ at, length, kind, what }) => (text) => {
    const from = Math.floor(at * (text.length + 1));
    const [before, here, behind] = [
      text.slice(0, from),
      text.slice(from, from + length),
      text.slice(from + length),
    ];
    switch (kind) {
      case 'leave-out':
        return before + behind;
      case 'replace':
        return before + what + behind;
      case 'double':
        return before + here + here + behind;
      case 'swap':
        return before + behind.slice(0, 1) + here + behind.slice(1);
      case 'cut':
        return before;
      default:
        return before + what + here + behind;
    }
  });

/** Nothing but tokens, in any order. */
const tokenSoup = fc
  .array(
    fc.oneof(
      anyOf(slips),
      comparisons,
      patterns,
      unaryOperators.map((name) => ` ${name} `),
    ),
    {
      maxLength: 7,
    },
  )
  .map((tokens) => tokens.join(''));

/** Conditions as people write them, and as they break them. */
export const expressions: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: condition },
    {
      weight: 4,
      arbitrary: fc
        .tuple(condition, fc.array(slip, { minLength: 1, maxLength: 3 }))
        .map(([text, changes]) => changes.reduce((changed, change) => change(changed), text)),
    },
    { weight: 2, arbitrary: tokenSoup },
  )
  .filter((text) => text !== '' && !text.includes('\n'));
