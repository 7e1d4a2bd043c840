import type { HtaccessDocument } from '../../syntax/htaccess/nodes.js';
import type { ConfigBlock, ConfigLine, ConfigSection } from '../configBlock.js';

/** The configuration of a server, as it reads it when it starts. Immutable. */
export interface ServerConfiguration {
  /** The file that the person has named. */
  readonly path: string;
  /** What stands outside of `<VirtualHost>`. */
  readonly main: ServerScope;
  /** In the order in which the server reads them. */
  readonly hosts: readonly VirtualHost[];
  /**
   * Identifiers without `mod_`: those that LoadModule names, and those compiled in. Null where no line of the
   * configuration loads a module, as in a part of one: then guards on modules are taken to hold.
   */
  readonly modules: ReadonlySet<string> | null;
  /** What `-D` and `Define` set, with the value for `${NAME}`: null where it has none. */
  readonly defines: ReadonlyMap<string, string | null>;
  /** The server's environment; null where it is not known. */
  readonly environment: ReadonlyMap<string, string> | null;
  /** What relative paths are taken from: the last `ServerRoot`, else where the named file stands. */
  readonly serverRoot: string;
  /** As `2.4.71`; null where nobody has said. */
  readonly version: string | null;
  /** Each file that was read, by its path. */
  readonly files: ReadonlyMap<string, HtaccessDocument>;
  /** In the order in which the server would meet them. It does not start with the first of them. */
  readonly problems: readonly ServerProblem[];
}

/** What is in force for the whole server, or for one of its hosts. */
export interface ServerScope {
  readonly block: ConfigBlock;
  /** The lines of the block in the order in which the server reads them, whatever their names. */
  readonly lines: readonly ConfigLine[];
}

export interface VirtualHost extends ServerScope {
  readonly section: ConfigSection;
  readonly addresses: readonly HostAddress[];
  /** What `ServerName` says, without scheme and port, lower case; null where the host has none of its own. */
  readonly name: string | null;
  /** What `ServerAlias` says, lower case, with `*` and `?` where it has them. */
  readonly aliases: readonly string[];
}

/** One of the addresses behind `<VirtualHost`. */
export interface HostAddress {
  /** An address without brackets, or a name, lower case; `*` for any. */
  readonly host: string;
  /** Null for any. */
  readonly port: number | null;
}

/** What keeps the server from reading its configuration, or us from reading it as the server does. */
export interface ServerProblem {
  readonly path: string;
  /** 1-based; of joined lines the last, as Apache names it. */
  readonly line: number;
  /** A sentence for a person, or two. */
  readonly message: string;
}

/** What holds for a host, in the order in which Apache merges it: what stands outside of hosts, then the host. */
export const blocksOf = (
  configuration: ServerConfiguration,
  host: VirtualHost | null,
): readonly ConfigBlock[] =>
  host === null ? [configuration.main.block] : [configuration.main.block, host.block];

/** The last line of the name that stands in the host, else outside of hosts. @param name in lower case */
export const lastLineNamed = (
  { main }: ServerConfiguration,
  host: VirtualHost | null,
  name: string,
): ConfigLine | null => host?.block.lines.get(name)?.at(-1) ?? main.block.lines.get(name)?.at(-1) ?? null;
