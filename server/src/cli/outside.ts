import type { SiteSource } from '../site/loadSite.js';
import type { ProjectFiles } from '../site/projectFiles.js';
import type { Terminal } from './terminal.js';

/** Everything outside the program that a command touches. */
export interface Outside extends SiteSource {
  readonly files: ProjectFiles;
  readonly terminal: Terminal;
  /** As the engine writes paths. */
  readonly currentFolder: string;
  /** Whether a person would have to type what is read from standard input. */
  readonly standardInputIsTerminal: boolean;
  readonly standardInput: () => Promise<Uint8Array>;
  /** The same in pieces as they come, for input of any size. */
  readonly standardInputChunks: () => AsyncIterable<Uint8Array>;
}
