import type { ProjectFiles } from '../site/projectFiles.js';
import type { GrammarFiles } from '../syntax/script/python/pythonGrammar.js';

/** What the server needs of the machine or page that it runs on. */
export interface ServerHost {
  readonly files: ProjectFiles;
  readonly grammarFiles: GrammarFiles;
  /** The address of the folder that holds the rules' pages, with a slash at its end. */
  readonly rulePages: string;
  /** Null where files have no modes. @throws {Error} whose message says why it failed. */
  readonly setMode: ((path: string, mode: number) => Promise<void>) | null;
}
