import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { repositoryRoot } from '../support/repository.js';
import { type Room, rooms } from './rooms.js';

interface Import {
  readonly file: string;
  readonly line: number;
  /** A path below the root, or the name of a package as it is written. */
  readonly target: string;
}

describe('import directions', () => {
  const imports = sourceFiles().flatMap(importsOf);

  it('lead only to rooms that a room may use', () => {
    const wrong = imports.filter((each) => isOwn(each.target) && !mayUse(each.file, each.target));
    assert.deepEqual(wrong.map(sentence), []);
  });

  it('bring in a package, or Node itself, only where it belongs', () => {
    const wrong = imports.filter((each) => !isOwn(each.target) && !mayBringIn(each.file, each.target));
    assert.deepEqual(wrong.map(sentence), []);
  });

  it('never lead from one rule to another', () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [ruleOf(file), ruleOf(target)];
      return from !== null && to !== null && to !== 'shared' && from !== to;
    });
    assert.deepEqual(wrong.map(sentence), []);
  });

  it('never lead from one conversion to another', () => {
    const targetOf = (path: string): string | null =>
      /^server\/src\/conversions\/([^/]+)\//.exec(path)?.[1] ?? null;
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [targetOf(file), targetOf(target)];
      return from !== null && to !== null && to !== 'shared' && from !== to;
    });
    assert.deepEqual(wrong.map(sentence), []);
  });
});

function sourceFiles(): readonly string[] {
  return ['server', 'client']
    .flatMap((top) =>
      readdirSync(join(repositoryRoot, top), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(top, path).replaceAll('\\', '/'),
      ),
    )
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
}

/** Static imports, re-exports and `import()`, whatever lines they take. */
function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(repositoryRoot, file), 'utf8');
  const pattern =
    /^(?:import|export)\b[^;'"]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...text.matchAll(pattern)].map((match) => {
    const written = match[1] ?? match[2] ?? match[3] ?? '';
    const line = text.slice(0, match.index).split('\n').length;
    const target = written.startsWith('.')
      ? normalize(join(dirname(file), written))
          .replaceAll('\\', '/')
          .replace(/\.js$/, '.ts')
      : written;
    return { file, line, target };
  });
}

const isOwn = (target: string): boolean => /^(server|client|test)\//.test(target);

const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

function roomOf(path: string): string | null {
  const matching = Object.keys(rooms).filter((name) => isIn(path, name));
  return matching.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** A file of no room may use nothing: a new room needs a line in the table. */
function rightsOf(file: string): Room & { readonly name: string } {
  const name = roomOf(file) ?? '';
  return { name, ...(rooms[name] ?? { rooms: [], packages: [] }) };
}

function mayUse(file: string, target: string): boolean {
  const { name, rooms: allowed } = rightsOf(file);
  return isIn(target, name) || allowed.some((folder) => isIn(target, folder));
}

function mayBringIn(file: string, target: string): boolean {
  const { packages } = rightsOf(file);
  return packages.some((name) =>
    name === 'node:' ? target.startsWith('node:') : target === name || target.startsWith(`${name}/`),
  );
}

function ruleOf(path: string): string | null {
  return /^server\/src\/rules\/([^/]+)\//.exec(path)?.[1] ?? null;
}

const sentence = ({ file, line, target }: Import): string => `${file}:${line} imports ${target}`;
