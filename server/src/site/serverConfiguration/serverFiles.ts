import type { HtaccessDocument } from '../../syntax/htaccess/nodes.js';
import { parseHtaccess } from '../../syntax/htaccess/parser.js';
import { decode } from '../../text/decode.js';
import { isWithin, pathFrom, relative } from '../../text/path.js';
import { type ProjectFiles, UnreadableFileError } from '../projectFiles.js';
import { type IncludedFiles, includedFiles } from './includedFiles.js';
import { serverPath } from './serverPath.js';

/** The files of a server configuration while it is read, under the paths that it writes. */
export class ServerFiles {
  /** Each that was read, by its path on this machine. */
  readonly read = new Map<string, HtaccessDocument>();
  /** What relative paths are taken from: what the last ServerRoot says. */
  root: string;
  private isCopied = false;

  /** @param standardRoot the ServerRoot up to a line that names one. */
  constructor(
    private readonly port: ProjectFiles,
    private readonly standardRoot: string,
  ) {
    this.root = standardRoot;
  }

  /** A ServerRoot that is not on this machine is that of another one: what lies in it was copied with the first file. */
  async enterRoot(written: string): Promise<void> {
    this.root = serverPath(this.root, written);
    this.isCopied = false;
    this.isCopied = !(await this.isThere(this.root));
  }

  /** Null where there is no such file. @param path on this machine. @throws {UnreadableFileError} */
  async documentAt(path: string): Promise<HtaccessDocument | null> {
    const known = this.read.get(path);
    if (known !== undefined) return known;
    const bytes = await this.port.read(path);
    if (bytes === null) return null;
    const document = parseHtaccess(decode(bytes).text);
    this.read.set(path, document);
    return document;
  }

  included(written: string, optional: boolean): Promise<IncludedFiles> {
    return includedFiles(this.port, this.placeOf(written), optional);
  }

  /** Whether a file or folder is there, as `<IfFile>` asks. */
  async isThere(written: string): Promise<boolean> {
    try {
      return (await this.port.stat(this.placeOf(written))) !== null;
    } catch (error) {
      if (error instanceof UnreadableFileError) return false;
      throw error;
    }
  }

  /** Where what a path of the configuration names is on this machine. */
  private placeOf(written: string): string {
    const path = serverPath(this.root, written);
    if (!this.isCopied || !isWithin(this.root, path)) return path;
    return pathFrom(this.standardRoot, relative(this.root, path));
  }
}
