import { mediaTypeOf } from '../apache/mediaTypes.js';
import { linesNamed } from './configBlock.js';
import type { ConfigLevel } from './configTree.js';
import { type Decided, type DecidingLine, decision } from './decidingLine.js';
import { extensionsOf } from './extensions.js';
import { isFileSection } from './fileSection.js';
import { type Mappings, mergeMappings, noMappings } from './mergeMappings.js';

/** What the core and mod_mime know of handlers and media types in one place. */
export interface HandlerTables extends Mappings {
  readonly setHandler: Decided | null;
  readonly forceType: Decided | null;
}

/** A media type, lower case; the line is null where the server gives it by itself. */
export interface DecidedType {
  readonly value: string;
  readonly line: DecidingLine | null;
}

export const noHandlers: HandlerTables = { ...noMappings, setHandler: null, forceType: null };

/** Of the extensions of a name the last that is mapped wins; `SetHandler` and `ForceType` win over both. */
export const decideFor = (
  tables: HandlerTables,
  fileName: string,
): { readonly handler: Decided | null; readonly contentType: DecidedType | null } => ({
  handler: tables.setHandler ?? lastMapped(tables.handlers, fileName),
  contentType: tables.forceType ?? typeByExtension(tables.types, fileName),
});

/** What is in force once the levels of a walk are merged; `None` takes `SetHandler` and `ForceType` back. */
export const mergeHandlers = (above: HandlerTables, walk: readonly ConfigLevel[]): HandlerTables => ({
  ...mergeMappings(above, walk),
  setHandler: walk.reduce(
    (handler, level) => decided(handler, level, 'SetHandler', 'hands', 'to'),
    above.setHandler,
  ),
  forceType: walk.reduce(
    (type, level) => decided(type, level, 'ForceType', 'gives', 'the type'),
    above.forceType,
  ),
});

function decided(
  above: Decided | null,
  level: ConfigLevel,
  name: string,
  verb: string,
  preposition: string,
): Decided | null {
  const line = linesNamed(level.block, name).findLast(({ directive }) => directive.arguments.length > 0);
  const value = line?.directive.arguments[0]?.value;
  if (line === undefined || value === undefined) return above;
  if (value.toLowerCase() === 'none') return null;
  const scope = scopeOf(level);
  return decision(line, value, `${verb} ${scope} ${preposition} ${value}`);
}

/** What the lines of a level are about, for a sentence. */
export function scopeOf({ section }: ConfigLevel): string {
  if (section === null) return 'every file of the folder';
  const { open } = section;
  return isFileSection(open)
    ? open.argumentText
    : `all that <${open.nameText}${open.argumentText === '' ? '' : ` ${open.argumentText}`}> is for`;
}

const lastMapped = (mappings: ReadonlyMap<string, Decided>, fileName: string): Decided | null =>
  extensionsOf(fileName).reduce<Decided | null>((found, extension) => mappings.get(extension) ?? found, null);

function typeByExtension(
  mappings: ReadonlyMap<string, Decided | null>,
  fileName: string,
): DecidedType | null {
  return extensionsOf(fileName).reduce<DecidedType | null>((found, extension) => {
    const mapped = mappings.get(extension);
    const byServer = mapped === undefined ? mediaTypeOf(extension) : null;
    return mapped ?? (byServer === null ? found : { value: byServer, line: null });
  }, null);
}
