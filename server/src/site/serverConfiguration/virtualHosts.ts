import type { ConfigBlock, ConfigSection } from '../configBlock.js';
import { matchesShellPattern } from '../expression/shellPattern.js';
import type { ScopeBuilder } from './scopeBuilder.js';
import type { HostAddress, ServerConfiguration, ServerProblem, VirtualHost } from './serverConfiguration.js';

/** What a `<VirtualHost>` section comes to. */
export function virtualHost(section: ConfigSection, block: ScopeBuilder): VirtualHost {
  return {
    section,
    block,
    lines: block.inOrder,
    addresses: section.open.arguments.map(({ value }) => hostAddress(value)),
    name: serverName(block.lines.get('servername')?.at(-1)?.directive.arguments[0]?.value),
    aliases: (block.lines.get('serveralias') ?? []).flatMap(({ directive }) =>
      directive.arguments.map(({ value }) => value.toLowerCase()),
    ),
  };
}

/** Hosts in other sections, which the server refuses once it has read all lines. */
export const misplacedHosts = (blocks: readonly ConfigBlock[]): readonly ServerProblem[] =>
  blocks.flatMap(({ sections }) =>
    sections.flatMap(({ path, name, open, block }) =>
      name === 'virtualhost'
        ? [
            {
              path,
              line: open.line.lastLine,
              message: '<VirtualHost> stands in another section: it belongs outside of all.',
            },
          ]
        : misplacedHosts([block]),
    ),
  );

/** `*`, `_default_`, an address or a name, with a port or `*` behind a colon; IPv6 in brackets. */
export function hostAddress(written: string): HostAddress {
  const [, bracketed, plain = '', port] = /^(?:\[([^\]]*)\]|(.*?))(?::(\*|\d+))?$/s.exec(written) ?? [];
  const host = (bracketed ?? plain).toLowerCase();
  return {
    host: host === '' || host === '_default_' || host === '255.255.255.255' ? '*' : host,
    port: port === undefined || port === '*' || port === '0' ? null : Number(port),
  };
}

/** `https://www.example.org:443` names `www.example.org`. */
function serverName(written: string | undefined): string | null {
  if (written === undefined) return null;
  return written
    .replace(/^\w+:\/\//, '')
    .replace(/:\d*$/, '')
    .toLowerCase();
}

/** What of a request decides on its host. */
export interface HostRequest {
  /** The server's own address that is connected to; null where it is not known: then any will do. */
  readonly address: string | null;
  readonly port: number;
  /** Of the URL or the Host header, in any case; null where the request has none. */
  readonly name: string | null;
}

/**
 * The host that answers; null for the main server.
 *
 * First by address: one that is named goes before `*`, a port before any port. Among those that share it, the
 * first whose `ServerName` or `ServerAlias` matches, else the first (`ap_update_vhost_from_headers` in the server's
 * `vhost.c`). A host without a `ServerName` takes that of the main server. Names behind `<VirtualHost` are not
 * looked up.
 */
export function hostFor(configuration: ServerConfiguration, request: HostRequest): VirtualHost | null {
  const sharing = hostsAt(configuration, request);
  if (request.name === null) return sharing[0] ?? null;
  const name = request.name.toLowerCase().replace(/\.$/, '');
  const mainName = serverName(
    configuration.main.block.lines.get('servername')?.at(-1)?.directive.arguments[0]?.value,
  );
  return (
    sharing.find((host) => isCalled(host, name, mainName)) ??
    sharing.find(({ addresses }) => addresses.some(({ host }) => host === name)) ??
    sharing[0] ??
    null
  );
}

/** Those that share the address that fits best, in the order in which the server reads them. */
function hostsAt({ hosts }: ServerConfiguration, { address, port }: HostRequest): readonly VirtualHost[] {
  const having = (isWanted: (address: HostAddress) => boolean): readonly VirtualHost[] =>
    hosts.filter(({ addresses }) => addresses.some(isWanted));
  const choices: readonly ((address: HostAddress) => boolean)[] =
    address === null
      ? [(each) => each.port === port, (each) => each.port === null]
      : [
          (each) => each.host === address && each.port === port,
          (each) => each.host === address && each.port === null,
          (each) => each.host === '*' && each.port === port,
          (each) => each.host === '*' && each.port === null,
        ];
  for (const choice of choices) {
    const found = having(choice);
    if (found.length > 0) return found;
  }
  return [];
}

const isCalled = ({ name, aliases }: VirtualHost, wanted: string, mainName: string | null): boolean =>
  (name ?? mainName) === wanted ||
  aliases.some((alias) => alias === wanted || matchesShellPattern(alias, wanted, ofNames));

const ofNames = { slashesCount: false, ignoreCase: true };
