import type { ServerProfile } from '../../../server/src/apache/profile.js';
import { installedModules } from '../../../server/src/measure/privateApache.js';
import {
  type HtaccessProbe,
  startHtaccessProbe,
} from '../../../server/tools/directiveFacts/htaccessProbe.js';
import { canHaveOwnNetwork, startNamespacedProbe } from './namespacedProbe.js';

/**
 * A server with the modules of a profile: those that can be loaded, for some are compiled in. Where that is
 * permitted it has a network of its own.
 *
 * @throws {ApacheNotInstalledError} when the server is missing.
 */
export async function probeOf(profile: ServerProfile): Promise<HtaccessProbe> {
  const installed = await installedModules();
  const modules = [...(profile.modules ?? [])].filter((module) => installed.has(module));
  const start = canHaveOwnNetwork() ? startNamespacedProbe : startHtaccessProbe;
  return start(modules, { isolatesTraces: true });
}

/** The built-in profiles that a server can be started for. */
export const profileNames: readonly string[] = ['all-modules', 'debian'];
