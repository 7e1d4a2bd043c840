import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigurationSource, PackagedSite } from './packagedSites.js';

/** The lines for Apache that a package brings. @param folder it is unpacked in */
export function packageConfiguration(folder: string, { configuration }: PackagedSite): string {
  switch (configuration.kind) {
    case 'file':
      return readFileSync(join(folder, configuration.path), 'utf8');
    case 'example':
      return linesBetween(folder, configuration);
    case 'uncommented':
      return readFileSync(join(folder, configuration.path), 'utf8')
        .split('\n')
        .map((line) => configuration.lines.exec(line)?.[1] ?? line)
        .join('\n');
    case 'written':
      return writtenText(readFileSync(join(folder, 'DEBIAN', 'postinst'), 'utf8'), configuration);
    case 'none':
      return '';
  }
}

type OfKind<K extends ConfigurationSource['kind']> = Extract<ConfigurationSource, { readonly kind: K }>;

function linesBetween(folder: string, { path, from, to }: OfKind<'example'>): string {
  const lines = readFileSync(join(folder, path), 'utf8').split('\n');
  const start = lines.findIndex((line) => from.test(line));
  const end = lines.findIndex((line, index) => index > start && to.test(line));
  if (start < 0 || end < 0) throw new Error(`${path} has no lines from ${from} to ${to}`);
  return lines.slice(start, end).join('\n');
}

/** Runs the one function with the shell, and asks nobody: what it has debconf and ucf do is done here. */
function writtenText(script: string, { function: name, answers }: OfKind<'written'>): string {
  const start = script.indexOf(`\n${name}()`);
  const end = script.indexOf('\n}', start);
  if (start < 0 || end < 0) throw new Error(`postinst has no function ${name}`);
  const branches = Object.entries(answers).map(([question, answer]) => `'${question}') RET='${answer}';;`);
  const shell = [
    `db_get() { case "$1" in ${branches.join(' ')} esac; }`,
    'ucf() { cat "$2"; }',
    'ucfr() { :; }',
    script.slice(start, end + 2),
    name,
  ];
  return execFileSync('sh', ['-e'], { input: shell.join('\n'), encoding: 'utf8' });
}
