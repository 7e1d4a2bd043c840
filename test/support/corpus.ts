import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'mocha';

/** What a real server answered to a real file. */
export interface CorpusVerdict {
  readonly verdict: 'ok' | 'config500' | 'runtime500';
  readonly message: string | null;
  readonly line: number | null;
}

export interface CorpusFile {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly allModules: CorpusVerdict;
  readonly debian: CorpusVerdict;
}

/** The folder of real .htaccess files, which are not part of the project, that `HANDLER_DOCTOR_CORPUS` names. */
const folder = process.env['HANDLER_DOCTOR_CORPUS'];

/** The real files; null where the variable is not set. */
export function corpusFiles(): readonly CorpusFile[] | null {
  if (folder === undefined || folder === '') return null;
  return readFileSync(join(folder, 'manifest.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, allModules, debian } = readEntry(JSON.parse(line));
      return { id, allModules, debian, bytes: readFileSync(join(folder, 'files', `${id}.htaccess`)) };
    });
}

/** For `it`: says what is not run without the files. They are not to be had from everywhere, so CI may lack them. */
export function corpusOrSkip(context: Context): readonly CorpusFile[] {
  const files = corpusFiles();
  if (files !== null) return files;
  console.log('      not run: real .htaccess files (HANDLER_DOCTOR_CORPUS names no folder)');
  return context.skip();
}

type Entry = Omit<CorpusFile, 'bytes'>;

function readEntry(value: unknown): Entry {
  if (!isObject(value) || typeof value['id'] !== 'string') throw new Error('not an entry of the manifest');
  return {
    id: value['id'],
    allModules: readVerdict(value['allModules']),
    debian: readVerdict(value['debian']),
  };
}

function readVerdict(value: unknown): CorpusVerdict {
  if (!isObject(value)) throw new Error('not a verdict of the manifest');
  const { verdict, message, line } = value;
  if (verdict !== 'ok' && verdict !== 'config500' && verdict !== 'runtime500') {
    throw new Error(`unknown verdict ${JSON.stringify(verdict)}`);
  }
  return {
    verdict,
    message: typeof message === 'string' ? message : null,
    line: typeof line === 'number' ? line : null,
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
