import type { SyntaxNode } from '../syntaxNode.js';
import { importsOf } from './imports.js';
import type { PythonGrammar } from './pythonGrammar.js';

/** The files beside a script: a port, since the reader of scripts knows no file system. */
export interface SiblingFiles {
  /** The text of a file by its path from the script's folder, as `pages/header.py`; null where there is none. */
  read(path: string): Promise<string | null>;
}

/** A module that the script, or a module beside it, imports. */
export interface SiblingModule {
  /** Dotted, as the script names it. */
  readonly name: string;
  readonly text: string;
  readonly root: SyntaxNode;
  /** Whether it is the `__init__.py` of a folder. */
  readonly isPackage: boolean;
}

/** Together; what goes further is left out, and then not to be seen. */
const mostModules = 20;
const mostText = 200_000;

/** Modules that Python has loaded, or holds in itself, before a file of that name could come first. */
const loadedBefore: ReadonlySet<string> = new Set(
  `__builtin__ __future__ _thread abc builtins codecs encodings errno exceptions gc genericpath io itertools marshal
  math operator os posix posixpath signal site stat sys thread time types warnings zipimport`.split(/\s+/),
);

/**
 * The modules beside a script that it imports, and those that these import, the nearest first. Python looks in the
 * script's folder before all others.
 */
export async function readSiblings(
  text: string,
  root: SyntaxNode,
  files: SiblingFiles,
  grammar: PythonGrammar,
): Promise<readonly SiblingModule[]> {
  const found = new Map<string, SiblingModule>();
  const asked = new Set<string>();
  const wanted = importedNames(text, root, '', false);
  let length = 0;
  for (let name = wanted.shift(); name !== undefined; name = wanted.shift()) {
    if (asked.has(name) || loadedBefore.has(name)) continue;
    asked.add(name);
    const parent = name.replace(/\.?[^.]*$/, '');
    if (parent !== '' && found.get(parent)?.isPackage !== true) continue;
    const module = await readModule(name, files, grammar);
    if (module === null) continue;
    length += module.text.length;
    if (length > mostText || found.size >= mostModules) break;
    found.set(name, module);
    wanted.push(...importedNames(module.text, module.root, name, module.isPackage));
  }
  return [...found.values()];
}

async function readModule(
  name: string,
  files: SiblingFiles,
  grammar: PythonGrammar,
): Promise<SiblingModule | null> {
  const path = name.replaceAll('.', '/');
  for (const isPackage of [true, false]) {
    const text = await files.read(isPackage ? `${path}/__init__.py` : `${path}.py`);
    if (text !== null) return { name, text, root: await grammar.parse(text), isPackage };
  }
  return null;
}

/** What the imports of a module may name, each after the packages that it is in. */
function importedNames(text: string, root: SyntaxNode, module: string, isPackage: boolean): string[] {
  return importsOf(text, root).flatMap((each) => {
    const name = absoluteName(each.module, module, isPackage);
    if (name === null) return [];
    const parts = name.split('.');
    const chain = parts.map((_, index) => parts.slice(0, index + 1).join('.'));
    return each.name === null || each.name === '*' ? chain : [...chain, `${name}.${each.name}`];
  });
}

/**
 * The name of a module from the top, for one that may begin with dots.
 *
 * @param from the module that imports it; empty for the script, which is in no package
 * @returns null where the dots lead out of all packages
 */
export function absoluteName(module: string, from: string, isPackage: boolean): string | null {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  if (dots === 0) return module;
  const around = from.split('.').filter((part) => part !== '');
  const kept = around.length - (isPackage ? dots - 1 : dots);
  if (kept < 1) return null;
  return [...around.slice(0, kept), ...module.slice(dots).split('.')].filter((part) => part !== '').join('.');
}
