import { isNamed } from '../syntax/htaccess/nodes.js';
import type { ConfigLevel } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';

/** What mod_mime and the core know of handlers and media types in one place. */
export interface HandlerTables {
  /** By extension, lower case and without its dot. */
  readonly handlers: ReadonlyMap<string, Decided>;
  readonly types: ReadonlyMap<string, Decided>;
  readonly setHandler: Decided | null;
  readonly forceType: Decided | null;
}

/** A handler's name or a media type, lower case, and the line that says so. */
export interface Decided {
  readonly value: string;
  readonly line: DecidingLine;
}

export const noHandlers: HandlerTables = {
  handlers: new Map(),
  types: new Map(),
  setHandler: null,
  forceType: null,
};

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

/** Of the extensions of a name the last that is mapped wins; `SetHandler` and `ForceType` win over both. */
export const decideFor = (
  tables: HandlerTables,
  fileName: string,
): { readonly handler: Decided | null; readonly contentType: Decided | null } => ({
  handler: tables.setHandler ?? lastMapped(tables.handlers, fileName),
  contentType: tables.forceType ?? lastMapped(tables.types, fileName),
});

/**
 * What is known once a level is merged over what was known above it. `RemoveHandler` and `RemoveType` come
 * last, whatever line they stand on; `None` takes `SetHandler` and `ForceType` back.
 */
export function mergeHandlers(above: HandlerTables, level: ConfigLevel): HandlerTables {
  const handlers = new Map(above.handlers);
  const types = new Map(above.types);
  let { setHandler, forceType } = above;
  const scope = level.section === null ? 'every file of the folder' : level.section.open.argumentText;

  for (const directive of level.directives) {
    const [first, ...rest] = directive.arguments;
    if (first === undefined) continue;
    const decide = (effect: string): Decided => ({
      value: first.value.toLowerCase(),
      line: { path: level.file.path, directive, effect },
    });
    const takenBack = first.value.toLowerCase() === 'none';
    if (isNamed(directive, 'AddHandler')) {
      for (const extension of namedExtensions(rest)) {
        handlers.set(extension, decide(`hands *.${extension} to ${first.value}`));
      }
    } else if (isNamed(directive, 'AddType')) {
      for (const extension of namedExtensions(rest)) {
        types.set(extension, decide(`gives *.${extension} the type ${first.value}`));
      }
    } else if (isNamed(directive, 'SetHandler')) {
      setHandler = takenBack ? null : decide(`hands ${scope} to ${first.value}`);
    } else if (isNamed(directive, 'ForceType')) {
      forceType = takenBack ? null : decide(`gives ${scope} the type ${first.value}`);
    }
  }
  remove(level, 'RemoveHandler', handlers);
  remove(level, 'RemoveType', types);
  return { handlers, types, setHandler, forceType };
}

function remove(level: ConfigLevel, name: string, mappings: Map<string, Decided>): void {
  for (const directive of level.directives) {
    if (!isNamed(directive, name)) continue;
    for (const extension of namedExtensions(directive.arguments)) mappings.delete(extension);
  }
}

const lastMapped = (mappings: ReadonlyMap<string, Decided>, fileName: string): Decided | null =>
  extensionsOf(fileName).reduce<Decided | null>((found, extension) => mappings.get(extension) ?? found, null);
