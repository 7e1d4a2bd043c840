import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { GrammarFiles } from '../../syntax/script/python/pythonGrammar.js';

/**
 * The grammar's files on this machine: beside the bundle, or, where no bundle runs, in the package that they
 * come from.
 *
 * @param program the URL of the running program: `import.meta.url`, which in a bundle is the bundle's own.
 */
export function nodeGrammarFiles(program = import.meta.url): GrammarFiles {
  return {
    async read(name) {
      try {
        return await readFile(new URL(name, program));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
        return readFile(createRequire(program).resolve(`@vscode/tree-sitter-wasm/wasm/${name}`));
      }
    },
  };
}
