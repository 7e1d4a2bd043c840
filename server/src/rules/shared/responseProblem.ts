import type { HeaderBlock, HeaderRefusal, Overtaking } from '../../syntax/script/entrypointScript.js';
import { nameOf } from '../../text/path.js';
import type { ScriptContext } from '../rule.js';
import { runsAsCgi } from './cgiScript.js';
import { mayFindInEnvironment } from './environment.js';

/**
 * The headers that a CGI script may write; none where it is not one, or could not be followed, and none that something
 * else overtakes: that is a trouble of its own.
 */
export const headerBlocks = (context: ScriptContext): readonly HeaderBlock[] =>
  blocksOf(context).flatMap((block) => {
    if (block.overtaken === undefined) return [block];
    const { inOrder } = block.overtaken;
    return inOrder !== null && isUnbuffered(context) ? [inOrder] : [];
  });

/** The headers that are not sent as the script means them, since something else overtakes them. */
export const overtakenBlocks = (context: ScriptContext): readonly OvertakenBlock[] =>
  blocksOf(context).flatMap((block) =>
    block.overtaken === undefined || isUnbuffered(context) ? [] : [{ ...block, overtaken: block.overtaken }],
  );

export interface OvertakenBlock extends HeaderBlock {
  readonly overtaken: Overtaking;
}

function blocksOf(context: ScriptContext): readonly HeaderBlock[] {
  const { script, path } = context.file;
  // The server passes on what an nph- script writes as it is.
  if (!runsAsCgi(context) || nameOf(path).startsWith('nph-')) return [];
  const { response } = script;
  return response.kind === 'read' ? response.paths : [];
}

const isUnbuffered = (context: ScriptContext): boolean => mayFindInEnvironment(context, 'PYTHONUNBUFFERED');

/** What is meant for a header field, with a slip in it: a trouble of another kind than a missing one. */
export const isSlip = (line: string): boolean =>
  /^\s*(content[ _-]?(type|length|disposition|encoding|language)|set[ _-]?cookie|location|status|cache[ _-]?control|expires|pragma|last[ _-]?modified|http\/\d)/i.test(
    line,
  );

/** The line of the error log; a line with a colon that is no field is refused only when the header has ended. */
export function refusalLog(path: string, refusal: HeaderRefusal | null, line: string): string {
  const name = nameOf(path);
  switch (refusal?.kind) {
    case 'premature-end':
      return `Premature end of script headers: ${name}`;
    case 'no-header-line':
      return `End of script output before headers: ${name}`;
    case 'invalid-name':
      return `AH02429: Response header name '${refusal.name}' contains invalid characters, aborting request`;
    default: {
      // Apache logs 30 characters; a part that only shows when the script runs ends what can be foretold.
      const known = (refusal?.line ?? line).slice(0, 30).replace(/\s*….*/, '');
      return `malformed header from script '${name}': Bad header: ${known}`;
    }
  }
}
