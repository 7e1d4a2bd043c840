import { randomDirective } from './anyDirective.js';
import { insertLine, type Mistake } from './mistake.js';
import type { Random } from './random.js';

const outer: readonly string[] = [
  'Files "a"',
  'FilesMatch "a$"',
  'If "true"',
  'Limit GET',
  'LimitExcept POST',
  'RequireAll',
  'RequireAny',
  'RequireNone',
  'IfModule mod_mime.c',
  'IfModule !mod_mime.c',
  'IfModule mod_absent.c',
  'IfDefine A',
  'IfVersion >= 2.4',
  'Directory /a',
  'Location /a',
  'VirtualHost *',
  'Proxy *',
  'ElseIf "true"',
  'Else',
  'IfFile "/absent"',
  'IfDirective AddHandler',
  'IfSection Files',
  'Macro a',
  'AuthnProviderAlias a b',
];
const lines = [
  'Require all granted',
  'Require valid-user',
  'Require not ip 10.0.0.1',
  'Options +Indexes',
  'AddHandler a .b',
  'SetHandler a',
  'ErrorDocument 404 /a',
  'RewriteEngine On',
  'RewriteRule a b',
  'Header set A b',
  'Order allow,deny',
  'Deny from all',
  'AuthName a',
  'AuthType Basic',
  'DirectoryIndex a',
  'php_flag a on',
  'SSLRequireSSL',
  'Satisfy any',
  'ServerName a',
  'Bogus',
  'LuaInputFilter a b c',
  'AllowOverride None',
  'FileETag None',
  'ExpiresActive On',
  'SetEnv a b',
  'Include a',
  '# nothing',
  '',
];

function nested(random: Random, depth: number): readonly string[] {
  const tag = random.pick(outer);
  const inside = Array.from({ length: random.between(0, 2) }, (): readonly string[] => {
    if (depth > 0 && random.chance(0.5)) return nested(random, depth - 1);
    return [random.chance(0.2) ? randomDirective(random) : random.pick(lines)];
  }).flat();
  return [`<${tag}>`, ...inside, `</${tag.split(' ')[0]}>`];
}

/** Sections inside sections, where Apache forbids it and where it does not. */
export const nesting: readonly Mistake[] = [
  {
    name: 'nested sections',
    weight: 22,
    make: (text, random) => insertLine(text, random, nested(random, 2).join('\n')),
  },
];
