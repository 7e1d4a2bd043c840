import type { ResponsePath } from '../../syntax/script/entrypointScript.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import type { HeaderSlip } from '../shared/headerSlip.js';
import { headerBlocks, refusalLog } from '../shared/responseProblem.js';
import { troubleOf } from '../shared/responseTrouble.js';
import { quoted } from '../shared/wording.js';
import { slipFixes } from './fixes.js';
import { valueFinding } from './values.js';

/** A line of a header that the server does not take for one, or that says nothing it can use. */
export const malformedHeader = cgiScriptRule({
  name: 'malformed-header',
  severity: 'error',
  summary: 'A line of the header that a CGI script writes is none for the server, by a slip in it: 500.',

  *check(context: ScriptContext) {
    const paths = headerBlocks(context);
    for (const path of paths) {
      const finding = slipFinding(context, path, paths.length) ?? valueFinding(context, path);
      if (finding === null) continue;
      yield finding;
      return;
    }
  },
});

function slipFinding(context: ScriptContext, path: ResponsePath, ways: number): Finding | null {
  const trouble = troubleOf(path);
  if (trouble?.kind !== 'slip' || path.end.kind !== 'body-without-separator') return null;
  const { slip } = trouble;
  const { line, span, refusal } = path.end;
  const way = ways > 1 ? ' (on one way through the script)' : '';
  return {
    span,
    message: {
      what: `The header line ${quoted(line, 40)}${way} ${whatIsWrong(slip)}.`,
      why: whyOf(slip),
      remedy: remedyFor(slip, line),
      ...refusalLog(context.file.path, refusal, line),
    },
    fixes: () => slipFixes(context, path, slip),
  };
}

function whatIsWrong({ kind }: HeaderSlip): string {
  switch (kind) {
    case 'status-line':
      return 'is the status line of HTTP, which a CGI script does not write';
    case 'blank-before-colon':
      return 'has a blank before its colon';
    case 'blank-in-name':
      return 'has a blank in its name';
    case 'wrong-dash':
      return 'has a dash in its name that is not the one of the keyboard';
    case 'indented':
      return 'is indented';
    case 'continued':
      return 'goes on with the one above it, which it cannot';
    case 'no-colon':
      return 'has no colon behind its name';
    case 'quoted':
      return 'stands in quotation marks';
    case 'option':
      return 'starts with an option that this echo does not know, and writes';
    case 'byte-order-mark':
      return 'starts with a byte order mark';
    case 'no-name':
      return 'has no name before its colon';
  }
}

function whyOf({ kind }: HeaderSlip): string {
  return kind === 'status-line'
    ? 'The server writes that line itself and takes the number from a line "Status: 200". This one is no header field for it: every such request is answered 500.'
    : 'A header line is a name without blanks, a colon and a value. The server refuses every other line there: every such request is answered 500.';
}

function remedyFor({ kind, wrong, right }: HeaderSlip, line: string): string {
  if (kind === 'continued') return 'Write the whole field on one line.';
  if (kind === 'option') return `Write the line without "${wrong.trim()}".`;
  if (kind === 'byte-order-mark') return 'Take the mark away.';
  return `Write ${quoted((right ?? '') + line.slice(wrong.length).replace(/^[ \t]+/, kind === 'no-name' ? ' ' : '$&'), 60)}`;
}
