import type { ServerProfile } from '../apache/profile.js';
import type { ProjectFiles } from '../site/projectFiles.js';
import { UsageError } from './exitStatus.js';

const unknown: ServerProfile = {
  name: 'unknown',
  software: 'apache',
  version: null,
  modules: null,
  allowOverride: null,
  options: null,
  defines: null,
  environment: new Map(),
  interpreters: null,
};

export async function serverProfile(
  name: string,
  _folder: string,
  _files: ProjectFiles,
): Promise<ServerProfile> {
  if (name === 'unknown') return unknown;
  throw new UsageError(`--profile: there is no profile ${name}`);
}
