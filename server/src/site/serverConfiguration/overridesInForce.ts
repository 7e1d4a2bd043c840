import { type Overrides, OverrideWordError, readOverrides } from '../../apache/overrides.js';
import type { ConfigLine, ConfigSection } from '../configBlock.js';
import { blocksOf, type ServerConfiguration, type VirtualHost } from './serverConfiguration.js';
import { directorySectionsFor } from './serverSections.js';

/** What .htaccess files may say, and the lines that grant it. */
export interface OverridesInForce extends Overrides {
  /** Directives that `AllowOverrideList` grants one by one: lower case, a section with its bracket, `<files`. */
  readonly list: ReadonlySet<string>;
  /** The AllowOverride line that has the last word; null for the server's own default, None. */
  readonly line: ConfigLine | null;
  readonly listLine: ConfigLine | null;
}

/** Since 2.3.9; where nothing is granted the server does not open the file. */
const none: OverridesInForce = {
  classes: new Set(),
  options: null,
  nonfatal: new Set(),
  list: new Set(),
  line: null,
  listLine: null,
};

/**
 * What the .htaccess of a folder may say: of the `<Directory>` sections for it the last AllowOverride and the last
 * AllowOverrideList. In sections of regular expressions, files and URLs they have no effect, since those are merged
 * too late.
 */
export function overridesInForce(
  configuration: ServerConfiguration,
  host: VirtualHost | null,
  folder: string,
): OverridesInForce {
  const { levels } = directorySectionsFor(blocksOf(configuration, host), folder);
  return levels.flatMap(({ sections }) => sections).reduce(merge, none);
}

function merge(above: OverridesInForce, { block }: ConfigSection): OverridesInForce {
  const line = block.lines.get('allowoverride')?.at(-1);
  const listLine = block.lines.get('allowoverridelist')?.at(-1);
  const classes = line === undefined ? null : read(line);
  return {
    ...above,
    ...(line !== undefined && classes !== null && { ...classes, line }),
    ...(listLine !== undefined && { list: listOf(listLine), listLine }),
  };
}

/** Null for a word that is none, with which the server does not start. */
function read({ directive }: ConfigLine): Overrides | null {
  try {
    return readOverrides(directive.arguments.map(({ value }) => value));
  } catch (error) {
    if (error instanceof OverrideWordError) return null;
    throw error;
  }
}

function listOf({ directive }: ConfigLine): ReadonlySet<string> {
  const words = directive.arguments.map(({ value }) => value.toLowerCase());
  return new Set(words.length === 1 && words[0] === 'none' ? [] : words);
}
