import { statusCalled, statusWords } from '../../apache/statusWords.js';
import type { HeaderField, ResponsePath } from '../../syntax/script/entrypointScript.js';
import { nameOf } from '../../text/path.js';
import type { Finding, Message, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { safeFix } from '../shared/fixes.js';
import { changeInLiteral } from '../shared/literalEdit.js';
import { asLogged, headerBlocks } from '../shared/responseProblem.js';
import { quoted } from '../shared/wording.js';

/** A `Status` that the server cannot use. */
export const invalidStatus = cgiScriptRule({
  name: 'invalid-status',
  severity: 'error',
  summary: 'A CGI script writes a Status line without a status that an answer can have: 500.',

  *check(context: ScriptContext) {
    for (const path of headerBlocks(context)) {
      const finding = statusFinding(context, path);
      if (finding === null) continue;
      yield finding;
      return;
    }
  },
});

/** Of several lines the last one counts. */
function statusFinding(context: ScriptContext, { fields, end }: ResponsePath): Finding | null {
  const field = fields.findLast(({ name }) => /^status$/i.test(name));
  // Where the header is refused the server never comes to use it.
  if (end.kind !== 'separator' || field?.value == null) return null;
  const { value } = field;
  const status = numberIn(value);
  if (status >= 200 && status <= 599) return null;
  return {
    span: field.span,
    ...(status >= 600 && status <= 999 && { severity: 'warning' }),
    message: messageFor(context, field, value, status),
    fixes: () => {
      const right = statusMeant(value);
      const change = right === null ? null : changeInLiteral(context, field.span, value, right);
      return change === null ? [] : [safeFix(`Write Status: ${right}`, change)];
    },
  };
}

/** As C's `atoi` has it: what stands behind the digits does not count. */
const numberIn = (value: string): number => Number(/^\s*[+-]?\d+/.exec(value)?.[0] ?? 0);

function messageFor(context: ScriptContext, { line }: HeaderField, value: string, status: number): Message {
  const log = `Invalid status line from script '${nameOf(context.file.path)}': ${asLogged(value, 30)}`;
  if (status >= 100 && status < 200) {
    return {
      what: `The header line ${quoted(line, 40)} announces an answer, but is none.`,
      why: 'A status from 100 to 199 says that the answer is still to come. The browser waits for it in vain, and the request fails.',
      remedy: 'Write the status of the answer, as "Status: 200 OK".',
    };
  }
  if (status >= 600 && status <= 999) {
    return {
      what: `The header line ${quoted(line, 40)} has a number that is no status of HTTP.`,
      why: 'They go up to 599. The server sends it as it is; browsers and search engines take such an answer for an error.',
      remedy: 'Write a number from 200 to 599, as "Status: 503 Service Unavailable".',
      log,
    };
  }
  return {
    what: `The header line ${quoted(line, 40)} does not start with a status, which is a number of three digits.`,
    why: 'The server cannot use it: every such request is answered 500, with the page as it is.',
    remedy: 'Write the number first, as "Status: 200 OK" or "Status: 404 Not Found".',
    log,
  };
}

/** `OK`, `OK 200`, `HTTP/1.1 200 OK`, `Not Found` */
function statusMeant(value: string): string | null {
  const [, number, reason] = /^(?:HTTP\/[\d.]+\s+|[A-Za-z ]+\s)([2-5]\d\d)\b\s*(.*)$/i.exec(value) ?? [];
  const status = number === undefined ? statusCalled(value) : Number(number);
  if (status === null) return null;
  const words = reason === undefined || reason === '' ? statusWords(status)?.reason : reason;
  return words === undefined ? null : `${status} ${words}`;
}
