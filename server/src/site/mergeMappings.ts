import { type ConfigBlock, linesNamed } from './configBlock.js';
import type { ConfigLevel } from './configTree.js';
import { type Decided, decision } from './decidingLine.js';
import { namedExtensions } from './extensions.js';

/** What mod_mime knows of extensions, lower case and without their dots. */
export interface Mappings {
  readonly handlers: ReadonlyMap<string, Decided>;
  /** Null for an extension that `RemoveType` has taken even the server's own type from. */
  readonly types: ReadonlyMap<string, Decided | null>;
}

/** What one level says. */
interface LevelMappings extends Mappings {
  /** Extensions that `RemoveHandler` names. They are only looked at when the level is merged over another one. */
  readonly withoutHandler: readonly string[];
}

export const noMappings: Mappings = { handlers: new Map(), types: new Map() };

/**
 * What is in force once the levels of one walk (`ap_directory_walk`, `ap_file_walk`, ...) are merged over what was
 * before it. The server merges those of a walk with each other first, and of a level that has no line of mod_mime it
 * knows nothing. So what `RemoveHandler` takes away depends on what stands around it (`merge_mime_dir_configs` of
 * mod_mime.c; all of this was seen on a real 2.4.71):
 *
 * - The first level of a walk is taken as it is: its `RemoveHandler` counts if no other level of the walk follows, and
 *   then also against the `AddHandler` lines of its own file, in whatever order they stand.
 * - That of a later level takes away what the walk has so far, and what was there before the walk comes back.
 */
export function mergeMappings(above: Mappings, walk: readonly ConfigLevel[]): Mappings {
  const [first, ...rest] = walk.flatMap(({ block }) => mappingsIn(block) ?? []);
  return first === undefined ? above : merged(above, rest.reduce(merged, first));
}

function merged(above: Mappings, level: LevelMappings): LevelMappings {
  const handlers = new Map([...above.handlers, ...level.handlers]);
  for (const extension of level.withoutHandler) handlers.delete(extension);
  return { handlers, types: new Map([...above.types, ...level.types]), withoutHandler: [] };
}

/** Null for a block without a line of mod_mime. */
function mappingsIn(block: ConfigBlock): LevelMappings | null {
  if (block.mapping.length === 0) return null;
  const types = new Map<string, Decided | null>();
  const handlers = new Map<string, Decided>();
  for (const line of block.mapping) {
    const [first, ...rest] = line.directive.arguments;
    if (first === undefined) continue;
    switch (line.directive.nameText.toLowerCase()) {
      case 'addhandler':
        for (const extension of namedExtensions(rest)) {
          handlers.set(extension, decision(line, first.value, `hands *.${extension} to ${first.value}`));
        }
        break;
      case 'addtype':
        for (const extension of namedExtensions(rest)) {
          types.set(extension, decision(line, first.value, `gives *.${extension} the type ${first.value}`));
        }
        break;
      case 'removetype':
        for (const extension of namedExtensions([first, ...rest])) types.set(extension, null);
    }
  }
  const withoutHandler = linesNamed(block, 'RemoveHandler').flatMap(({ directive }) =>
    namedExtensions(directive.arguments),
  );
  return { handlers, types, withoutHandler };
}
