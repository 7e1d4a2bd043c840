import type { HtaccessDocument } from '../syntax/htaccess/nodes.js';
import type { EntrypointScript } from '../syntax/script/entrypointScript.js';
import type { Encoding } from '../text/decode.js';
import type { UnreadableKind } from './projectFiles.js';
import type { PathKind } from './request.js';
import type { ServerConfiguration, VirtualHost } from './serverConfiguration/serverConfiguration.js';

/** What is known of a site at one moment: immutable, and complete for the folder that it was loaded for. */
export interface Site {
  /** The folder from which .htaccess files are read down. */
  readonly root: string;
  /** The .htaccess files read, by the folder that they stand in. */
  readonly htaccess: ReadonlyMap<string, HtaccessFile>;
  /** The files in reach that a handler of the configuration may run, by path, in the order of paths. */
  readonly scripts: ReadonlyMap<string, ScriptFile>;
  /** Paths of all files in reach, in order. */
  readonly files: readonly string[];
  /** False where the tree was too large to be walked to its end; then no claim about "all files" can be made. */
  readonly complete: boolean;
  /** Version-control folders in reach, as `.git`: they are there, and what is in them is not in `files`. */
  readonly versionControl?: readonly string[];
  /** Some of the pages beside a site's first .htaccess, by path: enough to tell how its pages are made. */
  readonly pages?: ReadonlyMap<string, PageStart>;
  /** What stands at paths out of reach that were looked up one by one. */
  readonly lookedUp?: ReadonlyMap<string, PathKind>;
  /** Files that are symbolic links themselves, as far as that was looked up. */
  readonly links?: ReadonlySet<string>;
  /** The names in folders that were looked into one by one, in order. */
  readonly listed?: ReadonlyMap<string, readonly string[]>;
  /** Files and folders in reach that are there and could not be read, in the order of paths; the rest stands. */
  readonly unreadable: readonly UnreadablePath[];
  /** The configuration of the server that serves the site; null where the person has named none. */
  readonly server: ServerConfiguration | null;
  /** The host that is asked, null for the main server; where it is left out the first that serves a file. */
  readonly host?: VirtualHost | null;
}

/** An HTML file, as far as it was read. */
export interface PageStart {
  /** The first part of it. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether any letter of the whole file is beyond ASCII: then a browser has to know its encoding. */
  readonly isAscii: boolean;
}

export interface UnreadablePath {
  readonly path: string;
  readonly kind: UnreadableKind;
  /** In words for a person, as "no permission to read it". */
  readonly reason: string;
}

export interface HtaccessFile {
  readonly path: string;
  readonly document: HtaccessDocument;
  readonly encoding: Encoding;
}

export interface ScriptFile {
  readonly path: string;
  readonly script: EntrypointScript;
  readonly encoding: Encoding;
  /** Permission bits; null where the file system has none. */
  readonly mode: number | null;
  /** Those of the folder that it stands in; null where the file system has none, or they were not looked up. */
  readonly folderMode: number | null;
}
