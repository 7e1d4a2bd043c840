import type { SyntaxTrouble } from '../../syntax/script/python/grammar/token.js';
import { encodingTrouble } from '../../syntax/script/python/sourceEncoding.js';
import { nameOf } from '../../text/path.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { quoted } from '../shared/wording.js';

/** Text that no Python compiles. Of what Python 2 compiles another rule speaks. */
export const syntaxError = cgiScriptRule({
  name: 'syntax-error',
  severity: 'error',
  summary: 'Python does not compile the script, so that nothing of it runs: 500.',

  *check(context: ScriptContext) {
    const { script, encoding } = context.file;
    const { python, text } = script;
    if (python === null || python.version === 2 || python.python2Only.length > 0) return;
    const ofEncoding = encodingTrouble(text, encoding);
    const trouble = ofEncoding ?? python.refused;
    const isOfBytes = ofEncoding !== null && encoding !== 'utf-8';
    if (trouble !== null) yield finding(context, trouble, isOfBytes ? saveAsUtf8 : 'Correct this place');
  },
});

const saveAsUtf8 =
  'Save the file as UTF-8, or let its first or second line name what it is in, as "# -*- coding: latin-1 -*-"';

function finding(
  { file }: ScriptContext,
  { error, what, start, end }: SyntaxTrouble,
  remedy: string,
): Finding {
  const name = nameOf(file.path);
  return {
    span: { start, end: Math.max(end, start) },
    message: {
      what: `Python does not compile the script: ${quoted(what, 120)}.`,
      why: `It stops with ${article(error)} ${error} before it runs anything: every request is answered 500.`,
      remedy: `${remedy}, then run "python3 -m py_compile ${quoted(name, 40)}": it says nothing once the script compiles.`,
      log: `End of script output before headers: ${name}`,
    },
  };
}

const article = (error: SyntaxTrouble['error']): string => (error === 'IndentationError' ? 'an' : 'a');
