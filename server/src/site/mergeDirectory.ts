import { type ConfigLine, linesNamed } from './configBlock.js';
import type { ConfigLevel } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';

/** What is in force for requests for a folder, and for those that name more than a file. */
export interface DirectoryInForce {
  /** The names that are tried for a folder, in this order; empty where none is. */
  readonly index: readonly string[];
  readonly indexLine: DecidingLine | null;
  /** The status with which visitors are sent on to the name instead of getting it where they are; null for neither. */
  readonly indexRedirect: number | null;
  /** Whether a handler set for all files keeps the names from being tried (`DirectoryCheckHandler`). */
  readonly checksHandler: boolean;
  /** Whether who asks for a folder without its slash is sent on to it with one (`DirectorySlash`). */
  readonly slash: boolean;
  /** Whether what an URL has behind a file is taken; `default` leaves it to the handler. */
  readonly acceptPathInfo: 'on' | 'off' | 'default';
  readonly acceptLine: DecidingLine | null;
  /** What answers where there is no file (`FallbackResource`); null where nothing does. */
  readonly fallback: { readonly address: string; readonly line: DecidingLine } | null;
}

/** What Apache does where no line speaks of it (manual, mod_dir and core). */
export const defaultDirectory: DirectoryInForce = {
  index: ['index.html'],
  indexLine: null,
  indexRedirect: null,
  checksHandler: false,
  slash: true,
  acceptPathInfo: 'default',
  acceptLine: null,
  fallback: null,
};

/** What is in force once a level is merged (`merge_dir_configs` of mod_dir.c). */
export function mergeDirectory(above: DirectoryInForce, { block }: ConfigLevel): DirectoryInForce {
  const index = linesNamed(block, 'DirectoryIndex');
  const last = (name: string): ConfigLine | undefined => linesNamed(block, name).at(-1);
  const accept = last('AcceptPathInfo');
  const fallback = last('FallbackResource');
  const redirect = last('DirectoryIndexRedirect');
  return {
    ...(index.length === 0
      ? { index: above.index, indexLine: above.indexLine }
      : { index: index.reduce(withNames, []), indexLine: deciding(index.at(-1)) }),
    indexRedirect: redirect === undefined ? above.indexRedirect : redirectIn(redirect),
    checksHandler: isOn(last('DirectoryCheckHandler'), above.checksHandler),
    slash: isOn(last('DirectorySlash'), above.slash),
    ...(accept === undefined
      ? { acceptPathInfo: above.acceptPathInfo, acceptLine: above.acceptLine }
      : {
          acceptPathInfo: acceptIn(accept),
          acceptLine: { ...accept, effect: acceptEffects[acceptIn(accept)] },
        }),
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

const isOn = (line: ConfigLine | undefined, above: boolean): boolean =>
  line === undefined ? above : line.directive.arguments[0]?.value.toLowerCase() === 'on';

const redirectStatuses: Readonly<Record<string, number>> = {
  on: 302,
  temp: 302,
  permanent: 301,
  seeother: 303,
};

function redirectIn({ directive }: ConfigLine): number | null {
  const word = directive.arguments[0]?.value.toLowerCase() ?? '';
  return redirectStatuses[word] ?? (/^3\d\d$/.test(word) ? Number(word) : null);
}

const acceptEffects = {
  on: 'takes what an address has behind a file',
  off: 'takes nothing behind a file',
  default: 'leaves it to the handler what an address may have behind a file',
} as const;

function acceptIn({ directive }: ConfigLine): DirectoryInForce['acceptPathInfo'] {
  const word = directive.arguments[0]?.value.toLowerCase();
  return word === 'on' || word === 'off' ? word : 'default';
}

function fallbackIn(line: ConfigLine): DirectoryInForce['fallback'] {
  const address = line.directive.arguments[0]?.value ?? 'disabled';
  if (address.toLowerCase() === 'disabled') return null;
  return { address, line: { ...line, effect: `has ${address} answer where there is no file` } };
}
