import { anyDirectiveLine, changeLine, type Mistake, variable, writtenLine } from './mistake.js';

const variables = [
  variable('PATH'),
  variable('LANG'),
  variable('ABSENT'),
  variable(''),
  '${PATH',
  '$PATH',
  '%PATH%',
  variable('path'),
  `$${variable('PATH')}`,
  variable(variable('PATH')),
  `\\${variable('PATH')}`,
  variable(' PATH '),
  variable('PATH:-a'),
];

/** Variables, and the directives that set them. */
export const environment: readonly Mistake[] = [
  {
    name: 'variable put',
    weight: 6,
    make: (text, random) =>
      changeLine(text, random, anyDirectiveLine, (line) => {
        const at = random.below(line.length + 1);
        return line.slice(0, at) + random.pick(variables) + line.slice(at);
      }),
  },
  writtenLine('SetEnvIf written', 14, (random) =>
    random.line(
      ['SetEnvIf', 'SetEnvIfNoCase', 'SetEnvIf', 'SetEnvIfNoCase'],
      [
        'User-Agent',
        'Request_URI',
        'Remote_Addr',
        '"^X-.*"',
        'OID("1.2.3")',
        '"OID(\\"1\\")"',
        'Host',
        '',
        'Server_Addr',
        'Request_Method',
        '^X(',
        'a*',
        'Request_Protocol',
        '(^|a)',
        '"a b"',
        'Remote_Host',
        'X\\.A',
      ],
      ['^a$', '"a b"', '(a', 'a b', '""', '.*', '[a', '*', '', '"^a', 'a\\', '\\\\', '(\\\\)', '(?i)a', '.'],
      ['a', '!a', 'a=b', 'a=$1', '', 'a=b c', '"a=b c"', '!', '=b', 'a=', '!a=b', 'a # why'],
    ),
  ),
  writtenLine('BrowserMatch written', 6, (random) =>
    random.line(
      ['BrowserMatch', 'BrowserMatchNoCase'],
      ['^a$', '"a b"', '(a', 'a', '"MSIE [2-3]"', '', '[a', '\\bMSI[E]', '*'],
      ['a', '!a', 'a=b', 'no-gzip !vary', '', 'a !b c=d'],
    ),
  ),
  writtenLine('SetEnv written', 5, (random) =>
    random.line(
      ['SetEnv', 'PassEnv', 'UnsetEnv', 'SetEnv'],
      ['a', 'A B', '"a b"', 'a=b', '', 'a', 'PATH'],
      ['b', '', '"b c"', 'b c', '"b', 'b # why', '/a'],
    ),
  ),
  writtenLine('php written', 6, (random) =>
    random.line(
      ['php_value', 'php_flag', 'php_admin_value', 'php_admin_flag', 'PHPINIDir'],
      ['memory_limit', 'display_errors', 'nosuch', '', '"a b"', 'upload_max_filesize'],
      ['8M', 'on', 'off', '', '1', '"a b"', 'none', '8M # why', '=8M', 'On Off'],
    ),
  ),
];
