import type { Overtaking } from '../../syntax/script/entrypointScript.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { type OvertakenBlock, overtakenBlocks, refusalLog } from '../shared/responseProblem.js';
import { flushFix } from './flushFix.js';

/** A header that still waits in the script's buffer when something else reaches the server. */
export const unflushedOutputOrder = cgiScriptRule({
  name: 'unflushed-output-order',
  severity: 'error',
  summary: 'A program that a CGI script starts writes before the header, which still waits in a buffer: 500.',

  *check(context: ScriptContext) {
    const blocks = overtakenBlocks(context);
    const [first] = blocks;
    if (first !== undefined) yield finding(context, first, blocks);
  },
});

function finding(context: ScriptContext, block: OvertakenBlock, blocks: readonly OvertakenBlock[]): Finding {
  const { path } = context.file;
  const { overtaken } = block;
  const log = logOf(path, block);
  return {
    span: overtaken.by,
    message: {
      what: whatHappens[overtaken.how],
      why: `Under a server Python keeps what it prints in a buffer, and sends it when the script ends. ${consequence(block)}`,
      remedy:
        'Flush before it: "flush=True" in the print() that comes before, or "sys.stdout.flush()" behind it.',
      ...(log !== null && { log }),
    },
    related: [
      { path, span: overtaken.waiting, message: 'This, and all before it, still waits in the buffer.' },
    ],
    fixes: () => flushFix(context.file, blocks),
  };
}

const whatHappens: Readonly<Record<Overtaking['how'], string>> = {
  child:
    'This program writes to the server at once; the header that the script printed before it comes behind.',
  descriptor:
    'This is written to the server at once; the header that the script printed before it comes behind.',
  buffer:
    'This goes into the buffer below that of print(): it is sent before the header that was printed first.',
  discarded: 'What was printed before is thrown away here: the header never reaches the server.',
};

function consequence({ overtaken, end, fields }: OvertakenBlock): string {
  if (overtaken.how === 'discarded') {
    return 'Here the buffer goes before that, unsent: every such request is answered 500.';
  }
  if (end.kind !== 'separator') {
    return 'So the server takes the output of this call for the header and cannot read it: every such request is answered 500.';
  }
  return fields.length === 0
    ? 'So an empty line comes first, which ends the header: the lines of the real one are shown on the page.'
    : 'So the server takes the output of this call for the header, which then lacks the type of the page.';
}

/** Null where what the program writes only shows when it runs. */
const logOf = (path: string, { end }: OvertakenBlock): string | null =>
  end.kind === 'separator' || (end.kind === 'body-without-separator' && end.line.startsWith('…'))
    ? null
    : (refusalLog(path, end.refusal, end.kind === 'body-without-separator' ? end.line : '').log ?? null);
