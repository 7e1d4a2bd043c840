import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ApacheNotInstalledError } from '../../../server/src/measure/privateApache.js';
import type { HtaccessProbe, ProbedServer } from '../../../server/tools/directiveFacts/htaccessProbe.js';
import type { ProbeReply, ProbeRequest } from './probeMessages.js';

const ownNetwork = ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

/** Whether a process may be started in a network that has its own loopback and nothing else. */
export const canHaveOwnNetwork = (): boolean => spawnSync('unshare', [...ownNetwork, 'true']).status === 0;

/**
 * A probe in a network of its own: whatever a stranger's file makes the server look up or connect to, nobody hears
 * of it.
 *
 * @throws {ApacheNotInstalledError} when the server or one of the modules is missing.
 */
export async function startNamespacedProbe(
  modules: readonly string[],
  server: ProbedServer,
): Promise<HtaccessProbe> {
  const main = fileURLToPath(new URL('./namespacedProbeMain.js', import.meta.url));
  const child = spawn('unshare', [...ownNetwork, process.execPath, main], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const waiting: ((reply: ProbeReply) => void)[] = [];
  child.on('message', (reply: ProbeReply) => waiting.shift()?.(reply));
  child.on('exit', () => {
    for (const settle of waiting.splice(0))
      settle({ kind: 'failed', message: 'the process of the probe ended' });
  });

  async function ask(request: ProbeRequest): Promise<ProbeReply> {
    const reply = await new Promise<ProbeReply>((resolve) => {
      waiting.push(resolve);
      child.send(request);
    });
    if (reply.kind === 'notInstalled') throw new ApacheNotInstalledError(reply.need);
    if (reply.kind === 'failed') throw new Error(reply.message);
    return reply;
  }
  const answersFor: HtaccessProbe['answersFor'] = async (files) => {
    const reply = await ask({ kind: 'answer', files });
    return reply.kind === 'answers' ? reply.answers : [];
  };
  try {
    await ask({ kind: 'start', modules, server });
  } catch (error) {
    child.disconnect();
    throw error;
  }
  return {
    answersFor,
    messagesFor: async (files) => (await answersFor(files)).map(({ refusal }) => refusal),
    async versions() {
      const reply = await ask({ kind: 'versions' });
      return reply.kind === 'versions' ? reply.versions : [];
    },
    async stop() {
      const ended = once(child, 'exit');
      await ask({ kind: 'stop' });
      await ended;
    },
  };
}
