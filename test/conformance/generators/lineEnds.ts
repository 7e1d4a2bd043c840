import { anyCommand, anyDirectiveLine, changeLine, type Mistake } from './mistake.js';
import { utf8 } from './quoting.js';
import type { Random } from './random.js';

const ofLine = (
  name: string,
  weight: number,
  change: (line: string, random: Random) => string,
  matches = anyCommand,
): Mistake => ({
  name,
  weight,
  make: (text, random) => changeLine(text, random, matches, (line) => change(line, random)),
});

const ofFile = (name: string, weight: number, change: (text: string, random: Random) => string): Mistake => ({
  name,
  weight,
  make: (text, random) => change(text, random),
});

/** What stands at the ends of lines and of the file, and bytes that no editor shows. */
export const lineEnds: readonly Mistake[] = [
  ofLine(
    'joined with the next line',
    6,
    (line, random) => line + random.pick(['\\', ' \\', '\\\r', '\\ ', '\\\\', '\\\\\\']),
  ),
  ofLine('broken into two lines', 4, (line, random) => {
    const at = random.below(line.length + 1);
    return `${line.slice(0, at)}${random.pick(['\\\n', '\n', '\\\r\n', '\\ \n'])}${line.slice(at)}`;
  }),
  ofLine('comment that goes on', 3, (line, random) => `# why ${random.pick(['\\', '\\\\', '\\ '])}\n${line}`),
  ofLine('NUL', 3, (line, random) => put(line, random, '\0')),
  ofLine('lone carriage return', 3, (line, random) => put(line, random, '\r')),
  ofLine('other white space', 3, (line, random) =>
    put(line, random, random.pick(['\t', '\v', '\f', '  ', '\x1c', '\x85', '\x01'])),
  ),
  ofLine('odd byte', 3, (line, random) =>
    put(line, random, random.pick(['\xff', utf8('é'), '\x7f', '\x1b', utf8('\ufeff'), utf8('中'), '\xc3'])),
  ),
  ofLine('very long line', 5, (line, random) =>
    `${line} ${random.pick(['a', 'a ', '#'])}`.padEnd(
      random.pick([8100, 8188, 8189, 8190, 8191, 8192, 8193, 9000, 20_000]),
      random.pick(['a', ' ', '|a', ' a']),
    ),
  ),
  ofLine(
    'very long comment',
    4,
    (line, random) => `#${'a'.repeat(random.pick([8188, 8189, 8190, 8191, 8192, 8300]))}\n${line}`,
  ),
  ofLine(
    'long line of joined ones',
    3,
    (line, random) =>
      `${line} ${Array.from({ length: 9 }, () => 'a'.repeat(random.pick([900, 910, 1000]))).join('\\\n')}`,
  ),
  ofLine('line doubled', 2, (line) => `${line}\n${line}`),
  ofLine(
    'line commented out',
    2,
    (line, random) => random.pick(['#', '# ', '//', ';', '<!-- ', '/* ', '-- ']) + line,
  ),
  ofLine(
    'several directives on a line',
    2,
    (line, random) => `${line}${random.pick([' ', '; ', ';'])}${line.trim()}`,
    anyDirectiveLine,
  ),
  ofFile('BOM', 4, (text) => utf8('\ufeff') + text),
  ofFile('UTF-16', 1, (text) => Buffer.from(`\ufeff${text}`, 'utf16le').toString('latin1')),
  ofFile('CRLF', 3, (text) => text.replace(/\r?\n/g, '\r\n')),
  ofFile('CR alone', 1, (text) => text.replace(/\r?\n/g, '\r')),
  ofFile('no line end at the end', 3, (text, random) =>
    text.replace(/\s+$/, random.pick(['', '\\', ' ', '\r', '\0'])),
  ),
  ofFile('cut off', 3, (text, random) => text.slice(0, random.below(text.length + 1))),
  ofFile('mark-up in the file', 3, (text, random) =>
    random.pick([
      `<?php\n${text}`,
      `<html>\n${text}`,
      `${text}\n<<<<<<< HEAD\n`,
      `\`\`\`\n${text}\n\`\`\`\n`,
      `${text}\n?>\n`,
      `<pre>${text}</pre>`,
    ]),
  ),
];

function put(line: string, random: Random, what: string): string {
  const at = random.below(line.length + 1);
  return line.slice(0, at) + what + line.slice(at);
}
