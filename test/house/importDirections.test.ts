import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { repositoryRoot } from '../support/repository.js';
import { type Room, rooms, sharedByConversions } from './rooms.js';

interface Import {
  readonly file: string;
  readonly line: number;
  /** A path below the root, or the name of a package as it is written. */
  readonly target: string;
}

describe('import directions', () => {
  const imports = sourceFiles().flatMap(importsOf);

  it('are told for every room that is there', () => {
    const files = sourceFiles();
    const gone = Object.keys(rooms).filter((name) => !files.some((file) => isIn(file, name)));
    assert.deepEqual(gone, []);
  });

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
      return from !== null && to !== null && from !== to;
    });
    assert.deepEqual(wrong.map(sentence), []);
  });

  it('never lead from one conversion to another', () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [conversionOf(file), conversionOf(target)];
      return from !== null && to !== null && from !== to;
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

/** The rule whose folder the file lies in; null for what rules share. */
const ruleOf = (path: string): string | null => ownFolder(path, 'rules', ['shared']);

const conversionOf = (path: string): string | null => ownFolder(path, 'conversions', sharedByConversions);

function ownFolder(path: string, room: string, shared: readonly string[]): string | null {
  const folder = path.startsWith(`server/src/${room}/`) ? path.split('/').slice(3, -1)[0] : undefined;
  return folder === undefined || shared.includes(folder) ? null : folder;
}

const sentence = ({ file, line, target }: Import): string => `${file}:${line} imports ${target}`;
