import { isNamed } from '../../syntax/htaccess/nodes.js';
import { regularExpression } from '../../syntax/pattern/regularExpression.js';
import type { ConfigLine, ConfigSection } from '../configBlock.js';
import {
  blocksOf,
  lastLineNamed,
  type ServerConfiguration,
  type VirtualHost,
} from './serverConfiguration.js';
import { serverPath } from './serverPath.js';
import { locationSectionsFor } from './serverSections.js';

/** Where a line of mod_alias leads. */
export interface AliasTarget {
  /**
   * As the server puts it together, before it is made a path: relative ones are taken from ServerRoot. Null where it
   * depends on the request: in `<Location>` it is an expression.
   */
  readonly target: string | null;
  /** What ScriptAlias and ScriptAliasMatch set, whatever AddHandler says; `SetHandler` goes before it. */
  readonly handler: 'cgi-script' | null;
  readonly line: ConfigLine;
}

/** An Alias or ScriptAlias of a server or host, in words that can be read both ways. */
export interface PlainAlias {
  readonly url: string;
  readonly target: string;
}

const names = ['alias', 'scriptalias', 'aliasmatch', 'scriptaliasmatch'];

/**
 * Where mod_alias leads a URL; null where no line speaks of it.
 *
 * A line in `<Location>`, which has no URL of its own, goes before all others, and of several the last. Of the others
 * the first that matches, those of the host before those outside of hosts (`try_alias` in mod_alias.c).
 *
 * @param uriPath decoded: see `uriPathOf`.
 */
export function aliasFor(
  configuration: ServerConfiguration,
  host: VirtualHost | null,
  uriPath: string,
): AliasTarget | null {
  const located = locatedAlias(configuration, host, uriPath);
  if (located !== null) return located;
  for (const line of aliasLines(configuration, host)) {
    const target = targetOf(line, uriPath);
    if (target !== null) return { target, handler: handlerOf(line), line };
  }
  return null;
}

/** The lines of mod_alias outside of sections, in the order in which they are tried. */
export const aliasLines = ({ main }: ServerConfiguration, host: VirtualHost | null): readonly ConfigLine[] =>
  [...(host?.lines ?? []), ...main.lines].filter(({ directive }) =>
    names.some((name) => isNamed(directive, name)),
  );

/** Of these lines each Alias and ScriptAlias that has both a URL and a target. */
export const plainAliases = (lines: readonly ConfigLine[]): readonly PlainAlias[] =>
  lines.flatMap(({ directive }) => {
    const [url, target] = directive.arguments;
    const isPlain = isNamed(directive, 'Alias') || isNamed(directive, 'ScriptAlias');
    return isPlain && url !== undefined && target !== undefined
      ? [{ url: url.value, target: target.value }]
      : [];
  });

const handlerOf = ({ directive }: ConfigLine): 'cgi-script' | null =>
  isNamed(directive, 'ScriptAlias') || isNamed(directive, 'ScriptAliasMatch') ? 'cgi-script' : null;

function targetOf({ directive }: ConfigLine, uriPath: string): string | null {
  const [url, target] = directive.arguments;
  if (url === undefined || target === undefined) return null;
  if (!directive.nameText.toLowerCase().endsWith('match')) {
    const length = matchedLength(url.value, uriPath);
    return length === 0 ? null : target.value + uriPath.slice(length);
  }
  const match = regularExpression(url.value, { encoding: 'utf-8', ignoreCase: false })?.match(uriPath);
  return match?.kind === 'match' ? withGroups(target.value, match.groups) : null;
}

/**
 * How much of a URL an Alias takes, 0 for nothing: any number of slashes stands for as many, and what it ends with is
 * the end of a part of the path (`alias_matches` in mod_alias.c).
 */
function matchedLength(alias: string, uriPath: string): number {
  let at = 0;
  for (const part of alias.match(/\/+|[^/]+/g) ?? []) {
    if (part.startsWith('/')) {
      const start = at;
      while (uriPath[at] === '/') at++;
      if (at === start) return 0;
    } else {
      if (!uriPath.startsWith(part, at)) return 0;
      at += part.length;
    }
  }
  return alias.endsWith('/') || at === uriPath.length || uriPath[at] === '/' ? at : 0;
}

/** `$1` of a target is what the group took; a backslash stands before what is itself (`ap_pregsub`). */
const withGroups = (target: string, groups: readonly (string | null)[]): string =>
  target.replace(/\\([\s\S])|\$(\d)/g, (_part: string, itself?: string, group?: string) =>
    itself !== undefined ? itself : (groups[Number(group)] ?? ''),
  );

/** What an Alias or ScriptAlias with one argument in the last `<Location>` that has one leads to. */
function locatedAlias(
  configuration: ServerConfiguration,
  host: VirtualHost | null,
  uriPath: string,
): AliasTarget | null {
  const sections = locationSectionsFor(blocksOf(configuration, host), uriPath);
  const found = sections.flatMap((section) => {
    const line = aliasIn(section);
    return line === null ? [] : [{ section, line }];
  });
  const last = found.at(-1);
  const target = last?.line.directive.arguments[0]?.value;
  if (last === undefined || target === undefined) return null;
  const preserving = sections.flatMap(({ block }) => block.lines.get('aliaspreservepath') ?? []).at(-1);
  const preserves = preserving?.directive.arguments[0]?.value.toLowerCase() === 'on';
  const path = last.section.open.arguments[0]?.value ?? '';
  const rest =
    preserves && last.section.name === 'location' ? uriPath.slice(matchedLength(path, uriPath)) : '';
  return {
    target: target.includes('%{') ? null : target + rest,
    handler: handlerOf(last.line),
    line: last.line,
  };
}

/** The last line with one argument: Alias and ScriptAlias set the same. */
function aliasIn({ block }: ConfigSection): ConfigLine | null {
  return ['alias', 'scriptalias']
    .flatMap((name) => block.lines.get(name) ?? [])
    .filter(({ directive }) => directive.arguments.length === 1)
    .reduce<ConfigLine | null>((last, line) => (last === null || !isAbove(line, last) ? line : last), null);
}

/** Of lines of one file. */
const isAbove = (line: ConfigLine, other: ConfigLine): boolean =>
  line.path === other.path && line.directive.line.start < other.directive.line.start;

/** The folder that a host serves; null where no line names it: then it is built into the server. */
export function documentRootOf(configuration: ServerConfiguration, host: VirtualHost | null): string | null {
  const written = lastLineNamed(configuration, host, 'documentroot')?.directive.arguments[0]?.value;
  return written === undefined ? null : serverPath(configuration.serverRoot, written);
}
