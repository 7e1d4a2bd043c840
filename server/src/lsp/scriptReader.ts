import type { SiteSource } from '../site/loadSite.js';
import type { EntrypointScript } from '../syntax/script/entrypointScript.js';
import type { PythonGrammar } from '../syntax/script/python/pythonGrammar.js';
import type { SiblingFiles } from '../syntax/script/python/siblings.js';
import { readScript } from '../syntax/script/readScript.js';

/** UTF-16 units of the scripts that are kept; some 140 bytes of memory each. */
const mostKept = 1_000_000;
/** Counted for each script beside its text. */
const overhead = 500;

interface KnownScript {
  readonly script: Promise<EntrypointScript>;
  /** What was asked of the files beside it, and the answers. */
  readonly asked: ReadonlyMap<string, string | null>;
}

/** Reads scripts; those that have not changed since they were read last, nor the files beside them, are not read again. */
export function scriptReader(grammar: PythonGrammar): SiteSource['readScript'] {
  const known = new Map<string, KnownScript>();
  let kept = 0;
  const forget = (key: string): void => {
    if (known.delete(key)) kept -= key.length + overhead;
  };
  return async (name, text, siblings) => {
    const key = `${name}\0${text}`;
    const before = known.get(key);
    const isSame = before !== undefined && (await areSame(before.asked, siblings));
    const asked = new Map<string, string | null>();
    const read = isSame
      ? before
      : { script: readScript(name, text, grammar, noting(siblings, asked)), asked };
    forget(key);
    known.set(key, read);
    kept += key.length + overhead;
    read.script.catch(() => forget(key));
    for (const oldest of known.keys()) {
      if (kept <= mostKept) break;
      if (oldest !== key) forget(oldest);
    }
    return read.script;
  };
}

const noting = (siblings: SiblingFiles, asked: Map<string, string | null>): SiblingFiles => ({
  async read(path) {
    const text = await siblings.read(path);
    asked.set(path, text);
    return text;
  },
});

async function areSame(asked: KnownScript['asked'], siblings: SiblingFiles): Promise<boolean> {
  for (const [path, text] of asked) {
    if ((await siblings.read(path)) !== text) return false;
  }
  return true;
}
