import type { ConfigLine } from '../../server/src/site/configBlock.js';
import {
  type RewriteConfiguration,
  rewriteConfiguration,
} from '../../server/src/site/rewriting/rewriteConfiguration.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import type { Encoding } from '../../server/src/text/decode.js';
import { folderOf } from '../../server/src/text/path.js';

/** The rewriting of a .htaccess without sections. */
export function rewritingOf(
  path: string,
  text: string,
): { readonly configuration: RewriteConfiguration; readonly encodingOf: (line: ConfigLine) => Encoding } {
  const lines = parseHtaccess(text).nodes.flatMap((node) =>
    node.kind === 'directive' ? [{ path, directive: node }] : [],
  );
  return { configuration: rewriteConfiguration(lines, folderOf(path)), encodingOf: () => 'utf-8' };
}
