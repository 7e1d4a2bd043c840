/** How client and server talk, as the command line says. */
export type Transport =
  | { readonly kind: 'stdio' }
  | { readonly kind: 'node-ipc' }
  | { readonly kind: 'socket'; readonly port: number };

/** What cannot be made sense of, in words for a person. */
export class TransportUsageError extends Error {
  override readonly name = 'TransportUsageError';
}

/** @throws {TransportUsageError} where the arguments do not name exactly one way. */
export function transportOf(argumentsGiven: readonly string[]): Transport {
  const transports: Transport[] = [];
  for (const argument of argumentsGiven) {
    const port = /^--socket=(.*)$/.exec(argument)?.[1];
    if (argument === '--stdio') transports.push({ kind: 'stdio' });
    else if (argument === '--node-ipc') transports.push({ kind: 'node-ipc' });
    else if (port !== undefined) transports.push({ kind: 'socket', port: portOf(port) });
    // Clients add it by themselves; the server learns the process from the first request.
    else if (!argument.startsWith('--clientProcessId=')) {
      throw new TransportUsageError(`"${argument}" is no option`);
    }
  }
  const [transport, other] = transports;
  if (transport === undefined) throw new TransportUsageError('say how the editor talks to the server');
  if (other !== undefined) throw new TransportUsageError('there can be only one way to talk to the server');
  return transport;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new TransportUsageError(`"${text}" is no port: --socket takes a number from 1 to 65535`);
  }
  return port;
}
