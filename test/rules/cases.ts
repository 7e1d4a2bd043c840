import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../../server/src/rules/rule.js';
import { type MemoryFiles, memoryFilesOf, textIn } from '../support/memoryFiles.js';
import { repositoryRoot } from '../support/repository.js';

export type CaseKind = 'valid' | 'invalid';

/** The names of a rule's cases, each a folder with a small site. */
export const casesOf = (rule: Rule, kind: CaseKind): readonly string[] =>
  existsSync(folderOf(rule, kind))
    ? readdirSync(folderOf(rule, kind), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];

/** A file `.modes` of the case says, a line each as `777 page.py`, what a checkout does not keep. */
export function siteOf(rule: Rule, kind: CaseKind, name: string): MemoryFiles {
  const files = new Map(memoryFilesOf(join(folderOf(rule, kind), name)));
  const list = '/site/.modes';
  if (!files.has(list)) return files;
  for (const line of textIn(files, list).trim().split('\n')) {
    const [mode = '', file = ''] = line.split(' ');
    const known = files.get(`/site/${file}`);
    if (known === undefined) throw new Error(`${list} of ${name} names ${file}, which is not there`);
    files.set(`/site/${file}`, { ...known, mode: Number.parseInt(mode, 8) });
  }
  files.delete(list);
  return files;
}

const folderOf = (rule: Rule, kind: CaseKind): string => join(repositoryRoot, 'test/rules', rule.name, kind);
