import type { ConfigLine } from '../../server/src/site/configBlock.js';
import {
  type RewriteConfiguration,
  rewriteConfiguration,
} from '../../server/src/site/rewriting/rewriteConfiguration.js';
import type { SectionOpen } from '../../server/src/syntax/htaccess/nodes.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import type { Encoding } from '../../server/src/text/decode.js';
import { folderOf } from '../../server/src/text/path.js';

export interface ReadRewriting {
  readonly configuration: RewriteConfiguration;
  readonly encodingOf: (line: ConfigLine) => Encoding;
}

/** The rewriting of a .htaccess whose lines all stand in one section, or in none. */
export function rewritingOf(path: string, text: string): ReadRewriting {
  const { nodes } = parseHtaccess(text);
  const section = nodes.find((node) => node.kind === 'section');
  const folder = section === undefined ? folderOf(path) : folderIn(section.open);
  const lines = (section?.children ?? nodes).flatMap((node) =>
    node.kind === 'directive' ? [{ path, directive: node }] : [],
  );
  return { configuration: rewriteConfiguration(lines, folder), encodingOf: () => 'utf-8' };
}

/** What the server takes for the folder of a section. */
const folderIn = ({ nameText, arguments: [argument] }: SectionOpen): string =>
  /^files/i.test(nameText) ? (argument?.value ?? '') : '*If';
