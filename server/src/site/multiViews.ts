import { isModuleLoaded } from '../apache/profile.js';
import { folderOf, join, nameOf } from '../text/path.js';
import { extensionsOf } from './extensions.js';
import { decideFor, type HandlerTables } from './mergeHandlers.js';
import { standingOf } from './resolution.js';
import type { Way } from './urlAnswer.js';

/** The files that may answer for a name under which nothing stands. */
export type Variants =
  /** No file's name begins so: MultiViews has no say. */
  | { readonly kind: 'none' }
  /** There are such names, but none that the server offers: it answers 404. */
  | { readonly kind: 'not-offered' }
  | { readonly kind: 'one'; readonly name: string }
  /** Which of them hangs on the visitor. */
  | { readonly kind: 'several'; readonly names: readonly string[] };

/**
 * What mod_negotiation finds for a name (`read_types_multi`): files whose names go on behind a dot, and of these the ones
 * of a media type. One that has no more than a handler is not offered, nor one that is denied or that a rule turns away (seen on 2.4.71).
 */
export function variantsFor({ world, site, target, request, standing, rewrites }: Way): Variants {
  const { options } = standing.configuration.options;
  const isOn = options.has('multiviews') && isModuleLoaded(world.profile, 'negotiation') !== 'no';
  if (!isOn || target.kind !== 'none') return { kind: 'none' };
  const folder = folderOf(target.fileName);
  const begin = `${nameOf(target.fileName)}.`;
  const names = (site.listed?.get(folder) ?? []).filter((name) => name.startsWith(begin));
  if (names.length === 0) return { kind: 'none' };
  const offered = names.flatMap((name) => {
    const path = join(folder, name);
    if (request.kindOf(path) !== 'file') return [];
    const found = standingOf(world, site, { ...request, fileName: path, isSubrequest: true }, rewrites);
    const isRefused = found.answer.denied !== null || found.rewriting?.kind === 'status';
    const isTold = typesIn(found.configuration.handlers, name);
    return isRefused || isTold === 'none' ? [] : [{ name, isTold }];
  });
  const [first, ...others] = offered;
  if (first === undefined) return { kind: 'not-offered' };
  if (others.length === 0 && first.isTold === 'all') return { kind: 'one', name: first.name };
  return { kind: 'several', names: offered.map(({ name }) => name) };
}

/** How many of its extensions stand for a media type: others may be languages or encodings, or unheard of. */
function typesIn(handlers: HandlerTables, name: string): 'all' | 'some' | 'none' {
  const told = extensionsOf(name).map(
    (extension) => decideFor({ ...handlers, forceType: null }, `x.${extension}`).contentType !== null,
  );
  return told.every(Boolean) ? 'all' : told.some(Boolean) ? 'some' : 'none';
}
