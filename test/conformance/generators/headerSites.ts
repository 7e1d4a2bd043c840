import { Random } from './random.js';

/** A small site whose .htaccess files set header fields in all ways that mod_headers has. */
export interface HeaderSite {
  readonly files: Readonly<Record<string, string>>;
  /** Paths of files that are there, and of one that is not. */
  readonly asked: readonly string[];
}

export const headerNames = ['X-Frame-Options', 'Referrer-Policy'];
const values = ['DENY', 'SAMEORIGIN', '"one, two"', 'one', '"%{ABSENT}e"', '100%%', '"expr=%{REQUEST_URI}"'];
const conditions = [
  '',
  '',
  '',
  '',
  '',
  'env=ABSENT',
  'env=!ABSENT',
  'early',
  '"expr=true"',
  '"expr=%{REQUEST_METHOD} == \'POST\'"',
  '"expr=%{REQUEST_STATUS} == 404"',
  '"expr=%{HTTPS} == \'on\'"',
];
const tables = ['', '', 'always', 'onsuccess', 'ALWAYS'];
const program = '#!/bin/sh\nprintf "';

/** The same for the same seed. */
export function headerSite(seed: number): HeaderSite {
  const random = new Random(seed);
  const own = random.chance(0.5) ? `${random.pick(headerNames)}: own\\n` : '';
  const second = own !== '' && random.chance(0.2) ? own : '';
  return {
    files: {
      '.htaccess': `Options +ExecCGI\nAddHandler cgi-script .cgi\n${lines(random)}`,
      'a.html': 'page\n',
      's.cgi': `${program}${own}${second}Content-Type: text/plain\\n\\nhello"\n`,
      'sub/a.html': 'page\n',
      'sub/s.cgi': `${program}${own}Status: 404 Not Found\\nContent-Type: text/plain\\n\\nhello"\n`,
      ...(random.chance(0.6) && { 'sub/.htaccess': lines(random) }),
    },
    asked: ['a.html', 's.cgi', 'absent.html', 'sub/a.html', 'sub/s.cgi', 'sub/absent.html'],
  };
}

const sections = [
  '<Files "a.html">',
  '<Files "*.html">',
  '<FilesMatch "\\.cgi$">',
  '<FilesMatch "^absent">',
  '<IfModule mod_headers.c>',
  '<IfModule !mod_headers.c>',
  '<IfModule mod_absent.c>',
  '<If "true">',
  '<If "%{REQUEST_URI} =~ m#cgi$#">',
  '<Limit POST>',
];

const lines = (random: Random): string =>
  Array.from({ length: random.between(1, 5) }, () => {
    if (random.chance(0.7)) return headerLine(random);
    const open = random.pick(sections);
    const inner = Array.from({ length: random.between(1, 2) }, () => headerLine(random)).join('');
    return `${open}\n${inner}</${/^<(\w+)/.exec(open)?.[1]}>\n`;
  }).join('');

function headerLine(random: Random): string {
  const name = `${random.pick(headerNames)}${random.chance(0.1) ? ':' : ''}`;
  const start = random.line(['Header', 'header'], tables);
  const condition = random.pick(conditions);
  const value = random.pick(values);
  switch (
    random.pick(['set', 'set', 'set', 'Add', 'append', 'merge', 'setifempty', 'unset', 'edit', 'note'])
  ) {
    case 'unset':
      return `${start} unset ${name} ${condition}\n`;
    case 'edit':
      return `${start} edit ${name} ^ x ${condition}\n`;
    case 'note':
      return `${start} note ${name} noted ${condition}\n`;
    case 'Add':
      return `${start} Add ${name} ${value} ${condition}\n`;
    case 'append':
      return `${start} append ${name} ${value} ${condition}\n`;
    case 'merge':
      return `${start} merge ${name} ${value} ${condition}\n`;
    case 'setifempty':
      return `${start} setifempty ${name} ${value} ${condition}\n`;
    default:
      return `${start} set ${name} ${value} ${condition}\n`;
  }
}
