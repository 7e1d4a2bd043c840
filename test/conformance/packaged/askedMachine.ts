import { join } from 'node:path';
import { askServerWith, type ServedAnswer } from '../sites/askedServer.js';
import { knownUser, machineEnvironment, serverRoot, sockets } from './debianMachine.js';
import type { PackagedSite } from './packagedSites.js';

/**
 * What the server of a laid out machine answers, in the order of the addresses, as a user whom it knows.
 *
 * @param folder where the log of handlers may lie
 * @param root of the machine
 */
export const askMachine = (
  folder: string,
  root: string,
  site: PackagedSite,
  addresses: readonly string[],
): Promise<readonly ServedAnswer[]> =>
  askServerWith(
    join(folder, 'handlers.log'),
    addresses.map((address) => ({ host: 'localhost', address, user: knownUser })),
    {
      documentRoot: join(root, 'var/www/html'),
      allowOverride: 'None',
      options: 'Indexes FollowSymLinks',
      modules: site.modules.filter((name) => name.startsWith('mpm_')),
      environment: machineEnvironment(root),
      configuration: [
        `ServerRoot "${join(root, serverRoot)}"`,
        'Include apache2.conf',
        `<IfModule fcgid_module>\nFcgidIPCDir "${join(root, sockets)}"\nFcgidProcessTableFile "${join(root, sockets, 'table')}"\n</IfModule>`,
        // Programs that nobody has set up wait for what is not there.
        'Timeout 10',
      ].join('\n'),
    },
  );
