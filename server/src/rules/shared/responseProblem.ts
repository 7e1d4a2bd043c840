import type { HeaderRefusal, Overtaking, ResponsePath } from '../../syntax/script/entrypointScript.js';
import { nameOf } from '../../text/path.js';
import type { ScriptContext } from '../rule.js';
import { runsAsCgi } from './cgiScript.js';
import { mayFindInEnvironment } from './environment.js';
import { isSpoiltByLineEnds } from './shellLineEnds.js';

/**
 * The headers that a CGI script may write; none where it is not one, or could not be followed, and none that something
 * else overtakes: that is a trouble of its own.
 */
export const headerBlocks = (context: ScriptContext): readonly ResponsePath[] =>
  blocksOf(context).flatMap((block) => {
    if (block.overtaken === undefined) return [block];
    const { inOrder } = block.overtaken;
    return inOrder !== null && isUnbuffered(context) ? [{ ...inOrder, body: [] }] : [];
  });

/** The headers that are not sent as the script means them, since something else overtakes them. */
export const overtakenBlocks = (context: ScriptContext): readonly OvertakenBlock[] =>
  blocksOf(context).flatMap((block) =>
    block.overtaken === undefined || isUnbuffered(context) ? [] : [{ ...block, overtaken: block.overtaken }],
  );

export interface OvertakenBlock extends ResponsePath {
  readonly overtaken: Overtaking;
}

function blocksOf(context: ScriptContext): readonly ResponsePath[] {
  const { response } = context.file.script;
  if (!runsAsCgi(context) || isUnparsed(context)) return [];
  // Then the line ends are what is to be told.
  if (isSpoiltByLineEnds(context.file)) return [];
  return response.kind === 'read' ? response.paths : [];
}

/** Whether the server sends what the script writes as it is, for its name. */
export const isUnparsed = ({ file }: ScriptContext): boolean => nameOf(file.path).startsWith('nph-');

const isUnbuffered = (context: ScriptContext): boolean => mayFindInEnvironment(context, 'PYTHONUNBUFFERED');

/** The part of a message that holds the line of the error log, where it can be foretold. */
export function refusalLog(
  path: string,
  refusal: HeaderRefusal | null,
  line: string,
): { readonly log?: string } {
  return refusal?.kind === 'unforeseen' ? {} : { log: foreseenLog(path, refusal, line) };
}

/** A line with a colon that is no field is refused only when the header has ended. */
function foreseenLog(
  path: string,
  refusal: Exclude<HeaderRefusal, { readonly kind: 'unforeseen' }> | null,
  line: string,
): string {
  const name = nameOf(path);
  switch (refusal?.kind) {
    case 'premature-end':
      return `Premature end of script headers: ${name}`;
    case 'no-header-line':
      return `End of script output before headers: ${name}`;
    case 'invalid-name':
      if (refusal.name === '') return 'AH02428: Empty response header name, aborting request';
      return `AH02429: Response header name '${asLogged(refusal.name)}' contains invalid characters, aborting request`;
    default: {
      // Apache logs 30 bytes; a part that only shows when the script runs ends what can be foretold.
      const known = (refusal?.line ?? line).replace(/\s*….*/s, '');
      return `malformed header from script '${name}': Bad header: ${asLogged(known, 30)}`;
    }
  }
}

/**
 * A text as the server writes it to its error log.
 *
 * @param most bytes of it
 */
export const asLogged = (text: string, most?: number): string =>
  [...new TextEncoder().encode(text).slice(0, most)].map(byteAsLogged).join('');

/** `ap_escape_errorlog_item`. */
function byteAsLogged(byte: number): string {
  if (byte === 0x5c) return '\\\\';
  if (byte === 0x09) return '\\t';
  if (byte === 0x0d) return '\\r';
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
}
