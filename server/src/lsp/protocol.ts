/** What client and server agree on beyond the Language Server Protocol. Both import this file; it imports nothing. */

/** Ends what an edit began: sets modes, then shows what is left to the person. An LSP command of the server. */
export const completeFixCommand = 'handlerDoctor.completeFix';

export interface CompleteFixArgument {
  /** What was chosen, as in "Serve *.py with mod_wsgi". */
  readonly title: string;
  /** Why it is not done, or not safe; null where there is nothing to say. */
  readonly because: string | null;
  readonly modes: readonly FileMode[];
  readonly steps: readonly GuidedStep[];
}

export interface FileMode {
  readonly uri: string;
  /** Permission bits, as 0o755. */
  readonly mode: number;
}

export interface GuidedStep {
  readonly text: string;
  /** Lines to put somewhere or to run, exactly; null where the text says it all. */
  readonly snippet: { readonly place: string; readonly text: string } | null;
}

/**
 * Explains lines of a server's log. An LSP command of the server; it takes an `ExplainLogArgument` and answers with an
 * `ExplainLogResult`.
 */
export const explainLogCommand = 'handlerDoctor.explainLog';

export interface ExplainLogArgument {
  /** One or more lines, as they stand in the log. */
  readonly text: string;
}

/** The same page in three forms. */
export interface ExplainLogResult {
  readonly markdown: string;
  readonly text: string;
  readonly blocks: readonly PageBlock[];
}

/** A part of a page. Every string is text, with no marks in it that mean anything. */
export type PageBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly PageInline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly PageInline[])[] }
  | { readonly kind: 'lines'; readonly text: string }
  | { readonly kind: 'rule' };

/** Links lead to rule pages and to files of the site, with `#L` and the line. */
export type PageInline =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  | { readonly link: string; readonly url: string };

/** What the client sends as `initializationOptions`; all of it may be missing. */
export interface InitializationOptions {
  /** The address of the folder that holds the rules' pages, with a slash at its end. */
  readonly rulePages?: string;
  /** The address of the folder that holds the grammar's files, with a slash at its end; for a worker. */
  readonly grammarFolder?: string;
  /** Whether the client answers the requests for files below; for a server without a disk. */
  readonly servesFiles?: boolean;
}

/** Asks the client for a file. Each takes a `FileParams`. */
export const readFileRequest = 'handlerDoctor/readFile';
export const statFileRequest = 'handlerDoctor/statFile';
export const listFolderRequest = 'handlerDoctor/listFolder';

export interface FileParams {
  readonly uri: string;
}

/** The bytes in base64; null where there is no such file. */
export type ReadFileResult = string | null;

/** Null where nothing stands there. */
export type StatFileResult = { readonly kind: 'file' | 'folder' | 'other'; readonly size: number } | null;

/** What stands in the folder; empty where it is none. */
export type ListFolderResult = readonly {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}[];
