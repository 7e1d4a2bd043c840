import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../../server/src/rules/rule.js';
import { type MemoryFiles, memoryFilesOf } from '../support/memoryFiles.js';
import { repositoryRoot } from '../support/repository.js';

export type CaseKind = 'valid' | 'invalid';

/** The names of a rule's cases, each a folder with a small site. */
export const casesOf = (rule: Rule, kind: CaseKind): readonly string[] =>
  existsSync(folderOf(rule, kind))
    ? readdirSync(folderOf(rule, kind), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : [];

export const siteOf = (rule: Rule, kind: CaseKind, name: string): MemoryFiles =>
  memoryFilesOf(join(folderOf(rule, kind), name));

const folderOf = (rule: Rule, kind: CaseKind): string => join(repositoryRoot, 'test/rules', rule.name, kind);
