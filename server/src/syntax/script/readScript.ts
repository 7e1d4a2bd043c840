import type { EntrypointScript, ResponseReading, ScriptLanguage } from './entrypointScript.js';
import { languageOf } from './language.js';
import { readNode } from './node/readNode.js';
import { readPerl } from './perl/readPerl.js';
import { readPhp } from './php/readPhp.js';
import type { PythonGrammar } from './python/pythonGrammar.js';
import { readPython } from './python/readPython.js';
import { readSiblings, type SiblingFiles } from './python/siblings.js';
import { readRuby } from './ruby/readRuby.js';
import { type Shebang, shebangOf } from './shebang.js';
import { readShell } from './shell/readShell.js';

/** UTF-16 units; a longer file is data, not a program that somebody wrote. */
const longest = 1_000_000;

/** What a script in one of the other languages writes; without a grammar, and never an exception. */
const readers: Readonly<
  Partial<Record<ScriptLanguage, (text: string, shebang: Shebang | null) => ResponseReading>>
> = { node: readNode, perl: readPerl, php: readPhp, ruby: readRuby, shell: readShell };

const unread: ResponseReading = { kind: 'unknown', because: 'no reader knows its language', at: null };

/** What a script writes in a language that is read without a grammar; null for another one. Never throws. */
export const grammarless = (
  language: ScriptLanguage,
  text: string,
  shebang: Shebang | null,
): ResponseReading | null => readers[language]?.(text, shebang) ?? null;

/**
 * @param name the file's name, for the language where the shebang does not tell it.
 * @param siblings the files beside it, for modules that it imports
 * @throws {Error} when the grammar cannot be loaded. Never for a text.
 */
export async function readScript(
  name: string,
  text: string,
  grammar: PythonGrammar,
  siblings: SiblingFiles = noSiblings,
): Promise<EntrypointScript> {
  const language = languageOf(name, text);
  const shebang = shebangOf(text);
  if (text.length > longest) return { text, language, shebang, python: null, response: unread };
  if (language !== 'python') {
    const response = grammarless(language, text, shebang) ?? unread;
    return { text, language, shebang, python: null, response };
  }
  const root = await grammar.parse(text);
  const modules = await readSiblings(text, root, siblings, grammar);
  return { text, language, shebang, ...readPython(text, root, shebang, modules) };
}

const noSiblings: SiblingFiles = { read: () => Promise.resolve(null) };
