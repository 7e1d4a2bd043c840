import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vsixFile } from '../support/packages.js';
import { repositoryRoot } from '../support/repository.js';
import { type CodeServer, startCodeServer } from './codeServer.js';

/** A copy of the classic page in a folder of its own, and a VS Code server that has the extension. */
export interface ClassicSite {
  /** For settings, logs and the browser's profile. */
  readonly state: string;
  /** The copy. Others may read it, so that a web server can serve it. */
  readonly site: string;
  readonly server: CodeServer;
  remove(): Promise<void>;
}

export async function classicSite(): Promise<ClassicSite> {
  const state = await mkdtemp(join(tmpdir(), 'handler-doctor-editor-'));
  await chmod(state, 0o755);
  const site = join(state, 'site');
  await cp(join(repositoryRoot, 'examples/classic-cgi'), site, { recursive: true });
  const server = await startCodeServer(state, vsixFile);
  return {
    state,
    site,
    server,
    remove: async () => {
      await server.stop();
      await rm(state, { recursive: true, force: true });
    },
  };
}
