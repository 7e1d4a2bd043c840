import type { Directive } from '../syntax/htaccess/nodes.js';
import { type ConfigLevel, namedIn } from './configTree.js';
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
  const scope = level.section === null ? 'every file of the folder' : level.section.open.argumentText;
  return {
    handlers: mapped(
      above.handlers,
      level,
      'Handler',
      (extension, value) => `hands *.${extension} to ${value}`,
    ),
    types: mapped(above.types, level, 'Type', (extension, value) => `gives *.${extension} the type ${value}`),
    setHandler: decided(above.setHandler, level, 'SetHandler', (value) => `hands ${scope} to ${value}`),
    forceType: decided(above.forceType, level, 'ForceType', (value) => `gives ${scope} the type ${value}`),
  };
}

/** By `AddHandler` and `RemoveHandler`, or `AddType` and `RemoveType`. */
function mapped(
  above: ReadonlyMap<string, Decided>,
  level: ConfigLevel,
  what: 'Handler' | 'Type',
  effect: (extension: string, value: string) => string,
): ReadonlyMap<string, Decided> {
  const adding = namedIn(level, `Add${what}`);
  const removing = namedIn(level, `Remove${what}`);
  if (adding.length === 0 && removing.length === 0) return above;
  const mappings = new Map(above);
  for (const directive of adding) {
    const [first, ...rest] = directive.arguments;
    if (first === undefined) continue;
    for (const extension of namedExtensions(rest)) {
      mappings.set(extension, decision(level, directive, first.value, effect(extension, first.value)));
    }
  }
  for (const directive of removing) {
    for (const extension of namedExtensions(directive.arguments)) mappings.delete(extension);
  }
  return mappings;
}

function decided(
  above: Decided | null,
  level: ConfigLevel,
  name: string,
  effect: (value: string) => string,
): Decided | null {
  const directive = namedIn(level, name).findLast((each) => each.arguments.length > 0);
  const value = directive?.arguments[0]?.value;
  if (directive === undefined || value === undefined) return above;
  return value.toLowerCase() === 'none' ? null : decision(level, directive, value, effect(value));
}

const decision = (level: ConfigLevel, directive: Directive, value: string, effect: string): Decided => ({
  value: value.toLowerCase(),
  line: { path: level.file.path, directive, effect },
});

const lastMapped = (mappings: ReadonlyMap<string, Decided>, fileName: string): Decided | null =>
  extensionsOf(fileName).reduce<Decided | null>((found, extension) => mappings.get(extension) ?? found, null);
