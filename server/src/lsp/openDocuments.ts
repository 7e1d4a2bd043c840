import { type Connection, type DocumentUri, type Event, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Locations } from '../languageService/locations.js';
import type { ProjectFiles } from '../site/projectFiles.js';
import type { Site } from '../site/site.js';
import { folderOf, nameOf } from '../text/path.js';
import { pathOf, uriOf } from './paths.js';

/** What the person has open, unsaved changes included. */
export class OpenDocuments {
  private readonly documents = new TextDocuments(TextDocument);

  listen(connection: Connection): void {
    this.documents.listen(connection);
  }

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
    return this.documents.all().find(({ uri }) => pathOf(uri) === path) ?? null;
  }

  get paths(): readonly string[] {
    return this.documents.keys().map(pathOf);
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
        if (open === null) return disk.stat(path);
        const size = open.getText().length;
        const saved = await disk.stat(path);
        return saved === null ? { kind: 'file', size, mode: null, identity: path } : { ...saved, size };
      },
      list: async (path) => {
        const entries = await disk.list(path);
        const unsaved = this.paths
          .filter((each) => folderOf(each) === path)
          .map(nameOf)
          .filter((name) => entries.every((entry) => entry.name !== name))
          .map((name) => ({ name, kind: 'file' as const }));
        if (unsaved.length === 0) return entries;
        return [...entries, ...unsaved].sort((a, b) => (a.name < b.name ? -1 : 1));
      },
    };
  }
}
