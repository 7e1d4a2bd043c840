import type { ResponsePath } from '../../syntax/script/entrypointScript.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { isTypeGiven } from '../shared/givenType.js';
import { headerBlocks } from '../shared/responseProblem.js';
import { troubleOf } from '../shared/responseTrouble.js';
import { quoted } from '../shared/wording.js';
import { earlyEndFixes } from './fixes.js';

/** A line that was meant for the header stands behind the empty line that ends it. */
export const headerAfterBody = cgiScriptRule({
  name: 'header-after-body',
  severity: 'warning',
  summary: 'A header line is written behind the empty line that ends the header: it stands in the page.',

  *check(context: ScriptContext) {
    const paths = headerBlocks(context);
    const path = paths.find((each) => troubleOf(each)?.kind === 'late-header');
    const found = path === undefined ? null : finding(context, path, paths.length);
    if (found !== null) yield found;
  },
});

function finding(context: ScriptContext, path: ResponsePath, ways: number): Finding | null {
  const trouble = troubleOf(path);
  const { end, fields } = path;
  if (trouble?.kind !== 'late-header' || end.kind !== 'separator') return null;
  const last = fields.at(-1);
  const line = quoted(trouble.header.line.trim(), 40);
  const isTypeLost =
    /^content-type/i.test(trouble.header.line) && !fields.some(({ name }) => /^content-type$/i.test(name));
  return {
    span: trouble.header.span,
    ...(isTypeLost && !isTypeGiven(context, false) && { severity: 'error' }),
    message: {
      what: `${ways > 1 ? 'On one way through the script, the' : 'The'} header has ended before ${line}${
        last === undefined ? '' : `: an empty line is written behind ${quoted(last.line, 40)}`
      }.`,
      why: isTypeLost
        ? 'The line is a part of the page and visitors see it; the server guesses the type of the page.'
        : 'The line is a part of the page: visitors see it, and it does nothing.',
      remedy: 'Write all header lines first, then one empty line.',
    },
    related: [{ path: context.file.path, span: end.write, message: 'The header ends here.' }],
    fixes: () => earlyEndFixes(context, path),
  };
}
