import { mediaTypeLines } from '../../data/mediaTypes.js';

let types: ReadonlyMap<string, string> | null = null;

/**
 * The media type that the server gives an extension by itself (`TypesConfig`); null for one that it does not know.
 *
 * @param extension lower case, without its dot
 */
export function mediaTypeOf(extension: string): string | null {
  types ??= new Map(
    mediaTypeLines
      .split('\n')
      .map((line) => line.split(' '))
      .flatMap(([type = '', ...extensions]) => extensions.map((each) => [each, type] as const)),
  );
  return types.get(extension) ?? null;
}
