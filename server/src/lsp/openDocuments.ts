import { type Connection, type DocumentUri, type Event, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Locations } from '../languageService/locations.js';
import type { FileStatus, ProjectFiles } from '../site/projectFiles.js';
import type { Site } from '../site/site.js';
import { folderOf, isWithin, relative } from '../text/path.js';
import { pathOf, uriOf } from './paths.js';

/** What the person has open, unsaved changes included. */
export class OpenDocuments {
  private readonly documents = new TextDocuments(TextDocument);
  /** The client's own addresses of what is open. */
  private readonly uris = new Map<string, DocumentUri>();

  listen(connection: Connection): void {
    this.documents.onDidOpen(({ document: { uri } }) => this.uris.set(pathOf(uri), uri));
    this.documents.onDidClose(({ document: { uri } }) => this.uris.delete(pathOf(uri)));
    this.documents.listen(connection);
  }

  get onDidOpen(): Event<{ readonly document: TextDocument }> {
    return this.documents.onDidOpen;
  }

  /** Also behind each opening. */
  get onDidChange(): Event<{ readonly document: TextDocument }> {
    return this.documents.onDidChangeContent;
  }

  get onDidClose(): Event<{ readonly document: TextDocument }> {
    return this.documents.onDidClose;
  }

  get onDidSave(): Event<{ readonly document: TextDocument }> {
    return this.documents.onDidSave;
  }

  /** Null for a file that is not open. */
  at(path: string): TextDocument | null {
    const uri = this.uris.get(path);
    return uri === undefined ? null : (this.documents.get(uri) ?? null);
  }

  get paths(): readonly string[] {
    return [...this.uris.keys()];
  }

  /** The address that the client itself uses where the file is open. */
  uriOf(path: string): DocumentUri {
    return this.at(path)?.uri ?? uriOf(path);
  }

  /** Where the files of a site are for the client. */
  locationsIn(site: Site): Locations {
    return {
      uriOf: (path) => this.uriOf(path),
      textOf: (path) => {
        const htaccess = site.htaccess.get(folderOf(path));
        if (htaccess?.path === path) return htaccess.document.text;
        return site.scripts.get(path)?.script.text ?? null;
      },
      versionOf: (path) => this.at(path)?.version ?? null,
    };
  }

  /** The files of `disk` with those that are open in their place. */
  over(disk: ProjectFiles): ProjectFiles {
    return {
      read: async (path) => {
        const open = this.at(path);
        return open === null ? disk.read(path) : new TextEncoder().encode(open.getText());
      },
      stat: async (path) => {
        const open = this.at(path);
        const saved = await disk.stat(path);
        if (open === null) return saved ?? (this.below(path).length > 0 ? unsaved('folder', path) : null);
        return { ...(saved ?? unsaved('file', path)), size: open.getText().length };
      },
      list: async (path) => {
        const entries = new Map((await disk.list(path)).map((entry) => [entry.name, entry]));
        for (const each of this.below(path)) {
          const kind = folderOf(each) === path ? 'file' : 'folder';
          const [name = ''] = relative(path, each).split('/');
          if (!entries.has(name)) entries.set(name, { name, kind });
        }
        return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
      },
    };
  }

  private below = (folder: string): readonly string[] =>
    this.paths.filter((path) => path !== folder && isWithin(folder, path));
}

/** What is known of a file that is open and on no disk, or of a folder around it. */
const unsaved = (kind: 'file' | 'folder', path: string): FileStatus => ({
  kind,
  size: 0,
  mode: null,
  identity: path,
});
