import { type PrivateApacheOptions, startPrivateApache } from '../../src/measure/privateApache.js';
import { openRefusalLog } from './refusalLog.js';
import { type RequestOutcome, statusRequests } from './statusRequests.js';

/** What the server does with one file. */
export interface HtaccessAnswer {
  /** What it logs when it refuses the file; null where it does not. */
  readonly refusal: string | null;
  /** Of a request below the file's folder; 500 without a refusal has a reason that depends on the request. */
  readonly outcome: RequestOutcome;
}

/** A server that is asked for what stands in folders below its document root. */
export interface ProbeServer {
  readonly url: string;
  /**
   * One call after the other.
   *
   * @param folders paths below the document root, each with a .htaccess file
   * @throws {Error} when the server, and not one of its processes, has ended.
   */
  answersFor(folders: readonly string[]): Promise<readonly HtaccessAnswer[]>;
  stop(): Promise<void>;
}

export interface ProbeServerOptions extends PrivateApacheOptions {
  /** Every file is read by a process that has read no other. */
  readonly isIsolated: boolean;
}

const connections = 12;

/** @throws {ApacheNotInstalledError} when the server or one of the modules is missing. */
export async function startProbeServer({ isIsolated, ...options }: ProbeServerOptions): Promise<ProbeServer> {
  const server = await startPrivateApache({
    ...options,
    // Killed, it would leave the memory behind that its processes share.
    ...(isIsolated ? { patience: 10_000 } : {}),
    configuration: [
      'LogLevel alert',
      'KeepAliveTimeout 60',
      'MaxKeepAliveRequests 0',
      ...processes(options.modules, isIsolated),
      options.configuration ?? '',
    ].join('\n'),
  });
  const log = await openRefusalLog(server.errorLogFile, options.documentRoot);
  const clients = Array.from({ length: connections }, () => statusRequests(server.port, !isIsolated));

  return {
    url: server.url,
    async answersFor(folders) {
      const outcomes = new Array<RequestOutcome>(folders.length);
      const next = folders.entries();
      await Promise.all(
        clients.map(async (client) => {
          // A name that is not there: the file is read, and nothing is served.
          for (const [index, folder] of next) outcomes[index] = await client.statusOf(`/${folder}/absent`);
        }),
      );
      if (outcomes.includes('crashed') && (await clients[0]?.statusOf('/')) === 'crashed') {
        throw new Error('the private Apache has ended');
      }
      const refusals = await log.read();
      return folders.map((folder, index) => ({
        refusal: refusals.get(folder) ?? null,
        outcome: outcomes[index] ?? 'crashed',
      }));
    },
    async stop() {
      for (const client of clients) client.close();
      await log.close();
      await server.stop();
    },
  };
}

/** Each connection occupies a process of the prefork MPM, which makes new ones only once a second. */
function processes(modules: readonly string[], isIsolated: boolean): readonly string[] {
  if (!modules.includes('mpm_prefork')) return [];
  return isIsolated
    ? [
        'ServerLimit 512',
        'MaxRequestWorkers 512',
        'StartServers 64',
        'MinSpareServers 64',
        'MaxSpareServers 128',
        'MaxConnectionsPerChild 1',
      ]
    : [`StartServers ${connections + 2}`, 'MinSpareServers 2', `MaxSpareServers ${2 * connections}`];
}
