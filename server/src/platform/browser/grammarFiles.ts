import type { GrammarFiles } from '../../syntax/script/python/pythonGrammar.js';

/**
 * The grammar's files as a web host serves them.
 *
 * @param folder the URL of the folder that holds them, with a slash at its end: the bundle's own.
 */
export const browserGrammarFiles = (folder: string): GrammarFiles => ({
  async read(name) {
    const url = new URL(name, folder);
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  },
});
