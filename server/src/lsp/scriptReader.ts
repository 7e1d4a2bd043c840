import type { EntrypointScript } from '../syntax/script/entrypointScript.js';
import type { PythonGrammar } from '../syntax/script/python/pythonGrammar.js';
import { readScript } from '../syntax/script/readScript.js';

const mostKept = 200;

/** Reads scripts; those that have not changed since they were read last are not read again. */
export function scriptReader(
  grammar: PythonGrammar,
): (name: string, text: string) => Promise<EntrypointScript> {
  const known = new Map<string, Promise<EntrypointScript>>();
  return (name, text) => {
    const key = `${name}\0${text}`;
    const script = known.get(key) ?? readScript(name, text, grammar);
    known.delete(key);
    known.set(key, script);
    script.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    return script;
  };
}
