import { isNamed } from '../syntax/htaccess/nodes.js';
import type { ConfigLevel } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';

/** What mod_mime and the core decide of a file's handler and media type. */
export interface HandlerDecision {
  /** Lower case, as AddHandler and SetHandler keep it. */
  readonly handler: Decided | null;
  readonly contentType: Decided | null;
}

export interface Decided {
  readonly value: string;
  readonly line: DecidingLine;
}

/**
 * Every extension of a name counts, whatever its case and place: `x.py.txt` has `py` and `txt`; the part up
 * to the first dot has no say, nor do dots at the start (`find_ct` of mod_mime).
 */
export const extensionsOf = (fileName: string): readonly string[] =>
  fileName
    .replace(/^\.+/, '')
    .split('.')
    .slice(1)
    .map((extension) => extension.toLowerCase());

/** The extensions that an AddHandler, AddType or Remove line names, lower case, without their dots. */
export const namedExtensions = (words: readonly { readonly value: string }[]): readonly string[] =>
  words.map(({ value }) => value.replace(/^\./, '').toLowerCase());

/**
 * Merges the levels as Apache does. Within a level `RemoveHandler` comes last, whatever line it stands on;
 * of the extensions of a name the last that is mapped wins; `SetHandler` and `ForceType` win over both, and
 * `None` takes them back.
 */
export function mergeHandlers(levels: readonly ConfigLevel[], fileName: string): HandlerDecision {
  const handlers = new Map<string, Decided>();
  const types = new Map<string, Decided>();
  let setHandler: Decided | null = null;
  let forceType: Decided | null = null;

  for (const level of levels) {
    for (const directive of level.directives) {
      const [first, ...rest] = directive.arguments;
      if (first === undefined) continue;
      const decide = (effect: string): Decided => ({
        value: first.value.toLowerCase(),
        line: { path: level.file.path, directive, effect },
      });
      if (isNamed(directive, 'AddHandler')) {
        for (const extension of namedExtensions(rest)) {
          handlers.set(extension, decide(`hands *.${extension} to ${first.value}`));
        }
      } else if (isNamed(directive, 'AddType')) {
        for (const extension of namedExtensions(rest)) {
          types.set(extension, decide(`gives *.${extension} the type ${first.value}`));
        }
      } else if (isNamed(directive, 'SetHandler')) {
        setHandler = takenBack(first.value) ? null : decide(`hands ${scopeOf(level)} to ${first.value}`);
      } else if (isNamed(directive, 'ForceType')) {
        forceType = takenBack(first.value) ? null : decide(`gives ${scopeOf(level)} the type ${first.value}`);
      }
    }
    remove(level, 'RemoveHandler', handlers);
    remove(level, 'RemoveType', types);
  }

  const extensions = extensionsOf(fileName);
  return {
    handler: setHandler ?? lastMapped(handlers, extensions),
    contentType: forceType ?? lastMapped(types, extensions),
  };
}

const takenBack = (value: string): boolean => value.toLowerCase() === 'none';

const scopeOf = ({ section }: ConfigLevel): string =>
  section === null ? 'every file of the folder' : section.open.argumentText;

function remove(level: ConfigLevel, name: string, mappings: Map<string, Decided>): void {
  for (const directive of level.directives) {
    if (!isNamed(directive, name)) continue;
    for (const extension of namedExtensions(directive.arguments)) mappings.delete(extension);
  }
}

const lastMapped = (mappings: ReadonlyMap<string, Decided>, extensions: readonly string[]): Decided | null =>
  extensions.reduce<Decided | null>((found, extension) => mappings.get(extension) ?? found, null);
