import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** What a server on this machine answered; redirects are not followed. */
export interface LoopbackAnswer {
  readonly status: number;
  /** The start of it, Latin-1. */
  readonly body: string;
  /** Header fields; empty where they are absent. */
  readonly server: string;
  readonly location: string;
}

/**
 * The address on this machine that a URL leads to; null where it leads elsewhere. No name is looked up but
 * `localhost`, and those below it.
 */
export async function loopbackAddress({ hostname }: URL): Promise<string | null> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0) return isLoopback(host) ? host : null;
  if (!/(?:^|\.)localhost\.?$/i.test(host)) return null;
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.find(({ address }) => isLoopback(address))?.address ?? null;
}

const isLoopback = (address: string): boolean =>
  loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** As much of a page as may be of interest. */
const longest = 64 * 1024;

/**
 * Asks a server on this machine for a page.
 *
 * @param address that the URL's host stands for: it is not looked up once more.
 * @param patience in milliseconds, for the whole answer.
 * @throws {Error} where no answer comes.
 */
export function askLoopback(url: URL, address: string, patience: number): Promise<LoopbackAnswer> {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: address,
        port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port,
        path: url.pathname,
        headers: { Host: url.host },
        signal: AbortSignal.timeout(patience),
        // Servers on one's own machine have certificates that nobody has signed.
        rejectUnauthorized: false,
      },
      (response) => {
        bodyOf(response).then(
          (body) =>
            resolve({
              status: response.statusCode ?? 0,
              body,
              server: String(response.headers['server'] ?? ''),
              location: response.headers.location ?? '',
            }),
          reject,
        );
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of response) {
    body += Buffer.from(chunk).toString('latin1');
    if (body.length > longest) break;
  }
  return body;
}
