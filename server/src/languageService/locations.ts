import type { DocumentUri } from 'vscode-languageserver';
import { type LineIndex, lineIndexOf } from '../text/lineIndex.js';

/** Where the engine's paths are for the client, and what stands there at the moment of the answer. */
export interface Locations {
  uriOf(path: string): DocumentUri;
  /** The text that spans count in; null for a file that was not read. */
  textOf(path: string): string | null;
  /** The version of the open document; null where the file is not open. */
  versionOf(path: string): number | null;
}

/** Line indexes of the texts, each made once. */
export function lineIndexes(locations: Locations): (path: string) => LineIndex | null {
  const made = new Map<string, LineIndex>();
  return (path) => {
    const known = made.get(path);
    if (known !== undefined) return known;
    const text = locations.textOf(path);
    if (text === null) return null;
    const index = lineIndexOf(text);
    made.set(path, index);
    return index;
  };
}
