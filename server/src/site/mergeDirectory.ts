import { type ConfigLine, linesNamed } from './configBlock.js';
import type { ConfigLevel } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';

/** What is in force for requests for a folder, and for those that name more than a file. */
export interface DirectoryInForce {
  /** The names that are tried for a folder, in this order; empty where none is. */
  readonly index: readonly string[];
  readonly indexLine: DecidingLine | null;
  /** Whether what an URL has behind a file is taken; `default` leaves it to the handler. */
  readonly acceptPathInfo: 'on' | 'off' | 'default';
  /** What answers where there is no file (`FallbackResource`); null where nothing does. */
  readonly fallback: { readonly address: string; readonly line: DecidingLine } | null;
}

/** What Apache does where no line speaks of it (manual, mod_dir and core). */
export const defaultDirectory: DirectoryInForce = {
  index: ['index.html'],
  indexLine: null,
  acceptPathInfo: 'default',
  fallback: null,
};

/** What is in force once a level is merged (`merge_dir_configs` of mod_dir.c). */
export function mergeDirectory(above: DirectoryInForce, { block }: ConfigLevel): DirectoryInForce {
  const index = linesNamed(block, 'DirectoryIndex');
  const accept = linesNamed(block, 'AcceptPathInfo').at(-1);
  const fallback = linesNamed(block, 'FallbackResource').at(-1);
  if (index.length === 0 && accept === undefined && fallback === undefined) return above;
  return {
    ...(index.length === 0
      ? { index: above.index, indexLine: above.indexLine }
      : { index: index.reduce(withNames, []), indexLine: deciding(index.at(-1)) }),
    acceptPathInfo: accept === undefined ? above.acceptPathInfo : acceptIn(accept),
    fallback: fallback === undefined ? above.fallback : fallbackIn(fallback),
  };
}

/** The lines of one level add up; `disabled`, alone on its line, starts anew (`add_index` of mod_dir.c). */
function withNames(names: readonly string[], { directive }: ConfigLine): readonly string[] {
  const words = directive.arguments.map(({ value }) => value);
  return words.length === 1 && words[0]?.toLowerCase() === 'disabled' ? [] : [...names, ...words];
}

const deciding = (line: ConfigLine | undefined): DecidingLine | null =>
  line === undefined
    ? null
    : {
        ...line,
        effect: `names what is sent for a folder: ${line.directive.arguments.map(({ value }) => value).join(' ')}`,
      };

function acceptIn({ directive }: ConfigLine): DirectoryInForce['acceptPathInfo'] {
  const word = directive.arguments[0]?.value.toLowerCase();
  return word === 'on' || word === 'off' ? word : 'default';
}

function fallbackIn(line: ConfigLine): DirectoryInForce['fallback'] {
  const address = line.directive.arguments[0]?.value ?? 'disabled';
  if (address.toLowerCase() === 'disabled') return null;
  return { address, line: { ...line, effect: `has ${address} answer where there is no file` } };
}
