/** A probe in a process of its own, which `startNamespacedProbe` starts in a network of its own. */
import { ApacheNotInstalledError } from '../../../server/src/measure/privateApache.js';
import {
  type HtaccessProbe,
  startHtaccessProbe,
} from '../../../server/tools/directiveFacts/htaccessProbe.js';
import type { ProbeReply, ProbeRequest } from './probeMessages.js';

let probe: HtaccessProbe | null = null;
let before: Promise<void> = Promise.resolve();

process.on('message', (request: ProbeRequest) => {
  before = before.then(async () => {
    process.send?.(await replyTo(request));
    if (request.kind === 'stop') process.disconnect();
  });
});
// Whoever started it has ended: the server must not stay.
process.on('disconnect', () => {
  void before.then(stop);
});

async function replyTo(request: ProbeRequest): Promise<ProbeReply> {
  try {
    return await carryOut(request);
  } catch (error) {
    if (error instanceof ApacheNotInstalledError) return { kind: 'notInstalled', need: error.need };
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

async function carryOut(request: ProbeRequest): Promise<ProbeReply> {
  if (request.kind === 'start') {
    probe = await startHtaccessProbe(request.modules, request.server);
    return { kind: 'done' };
  }
  if (probe === null) throw new Error('there is no server');
  if (request.kind === 'answer') return { kind: 'answers', answers: await probe.answersFor(request.files) };
  if (request.kind === 'versions') return { kind: 'versions', versions: await probe.versions() };
  await stop();
  return { kind: 'done' };
}

async function stop(): Promise<void> {
  const started = probe;
  probe = null;
  await started?.stop();
}
