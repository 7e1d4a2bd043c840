import type { EntrypointScript, ResponseReading } from './entrypointScript.js';
import { languageOf } from './language.js';
import type { PythonGrammar } from './python/pythonGrammar.js';
import { readPython } from './python/readPython.js';
import { shebangOf } from './shebang.js';

/** UTF-16 units; a longer file is data, not a program that somebody wrote. */
const longest = 1_000_000;

const unread: ResponseReading = { kind: 'unknown', because: 'no reader knows its language', at: null };

/**
 * @param name the file's name, for the language where the shebang does not tell it.
 * @throws {Error} when the grammar cannot be loaded. Never for a text.
 */
export async function readScript(
  name: string,
  text: string,
  grammar: PythonGrammar,
): Promise<EntrypointScript> {
  const language = languageOf(name, text);
  const shebang = shebangOf(text);
  const read =
    language === 'python' && text.length <= longest
      ? readPython(text, await grammar.parse(text), shebang)
      : { python: null, response: unread };
  return { text, language, shebang, ...read };
}
