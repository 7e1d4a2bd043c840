import type { EntrypointScript } from '../syntax/script/entrypointScript.js';
import type { PythonGrammar } from '../syntax/script/python/pythonGrammar.js';
import { readScript } from '../syntax/script/readScript.js';

/** UTF-16 units of the scripts that are kept; some 140 bytes of memory each. */
const mostKept = 1_000_000;
/** Counted for each script beside its text. */
const overhead = 500;

/** Reads scripts; those that have not changed since they were read last are not read again. */
export function scriptReader(
  grammar: PythonGrammar,
): (name: string, text: string) => Promise<EntrypointScript> {
  const known = new Map<string, Promise<EntrypointScript>>();
  let kept = 0;
  const forget = (key: string): void => {
    if (known.delete(key)) kept -= key.length + overhead;
  };
  return (name, text) => {
    const key = `${name}\0${text}`;
    const script = known.get(key) ?? readScript(name, text, grammar);
    forget(key);
    known.set(key, script);
    kept += key.length + overhead;
    script.catch(() => forget(key));
    for (const oldest of known.keys()) {
      if (kept <= mostKept) break;
      if (oldest !== key) forget(oldest);
    }
    return script;
  };
}
