import type { EntrypointScript } from '../../syntax/script/entrypointScript.js';
import type { Python2Construct, PythonScript } from '../../syntax/script/python/pythonScript.js';
import { programOf } from '../../syntax/script/shebang.js';
import { namedChildren } from '../../syntax/script/syntaxNode.js';
import { textOf } from '../../text/span.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { portFix } from '../shared/python3Port.js';
import { runTimeError } from './runTimeError.js';

/** Text that only Python 2 compiles. */
export const python2Syntax = cgiScriptRule({
  name: 'python2-syntax',
  severity: 'error',
  summary: 'The script is written in Python 2, which Python 3 does not compile: 500.',

  *check(context: ScriptContext) {
    const { python, text } = context.file.script;
    if (python === null) return;
    // What does not compile is what Python 3 stops at, wherever it stands.
    const [first, ...others] = python.python2Only;
    const stopsAt = others.find(({ span }) => runTimeError(text, python.tree, span) === null);
    if (first === undefined) return;
    const runs = runTimeError(text, python.tree, first.span) !== null;
    yield finding(context, python, runs ? (stopsAt ?? first) : first);
  },
});

type Kind = Python2Construct['kind'];

/** What a person calls it, and what Python 3.11 says of it. */
const constructs: Readonly<Record<Kind, readonly [name: string, error: string]>> = {
  'print-statement': [
    'a print statement',
    "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?",
  ],
  'exec-statement': [
    'an exec statement',
    "SyntaxError: Missing parentheses in call to 'exec'. Did you mean exec(...)?",
  ],
  'except-comma': ['"except X, e"', 'SyntaxError: multiple exception types must be parenthesized'],
  'raise-comma': ['"raise X, message"', 'SyntaxError: invalid syntax'],
  backticks: ['an expression in backticks', 'SyntaxError: invalid syntax'],
  'not-equal': ['the operator "<>"', 'SyntaxError: invalid syntax'],
  'octal-literal': [
    'an octal number with a leading zero',
    'SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
  ],
  'long-literal': ['a number that ends in L', 'SyntaxError: invalid decimal literal'],
  'tuple-parameter': [
    'a tuple among the parameters',
    'SyntaxError: Function parameters cannot be parenthesized',
  ],
  'unicode-raw-string': ['a string that starts with ur', 'SyntaxError: invalid syntax'],
  'mixed-tabs': [
    'indentation by tabs here and by spaces there',
    'TabError: inconsistent use of tabs and spaces in indentation',
  ],
};

function finding(context: ScriptContext, python: PythonScript, first: Python2Construct): Finding {
  const { file, pythonInterpreter } = context;
  const { shebang, text } = file.script;
  const [name] = constructs[first.kind];
  const others = python.python2Only.length - 1 - python.python2Only.indexOf(first);
  const error = runTimeError(text, python.tree, first.span);
  const failsAlways = error === null || failsBeforeHeader(file.script, python, first);
  const asks2 = shebang !== null && /^python2/.test(programOf(shebang));
  return {
    span: first.span,
    ...((asks2 || !failsAlways) && { severity: 'warning' as const }),
    message: {
      what: `This is ${name}, as Python 2 has it${others === 0 ? '' : `; ${others} more such ${others === 1 ? 'place follows' : 'places follow'}`}.`,
      why: error === null ? whyNotCompiled(asks2) : whyStopped(failsAlways),
      remedy: 'Port the script to Python 3.',
      log: error ?? compileError(text, python.python2Only, first),
    },
    fixes: () => {
      const fix = portFix(file, 'Port the script to Python 3', pythonInterpreter);
      return fix === null ? [] : [fix];
    },
  };
}

/**
 * Before Python 3 tells where it stopped, it reads on to the end of the file, and tells of the first number that it
 * cannot read instead.
 */
function compileError(text: string, all: readonly Python2Construct[], first: Python2Construct): string {
  const number = all.find(({ kind }) => kind === 'octal-literal' || kind === 'long-literal');
  if (number !== undefined) return numberError(textOf(text, number.span));
  const { kind, span } = first;
  const ofLambda =
    kind === 'tuple-parameter' && /\blambda\s*$/.test(text.slice(Math.max(0, span.start - 20), span.start));
  return ofLambda ? 'SyntaxError: Lambda expression parameters cannot be parenthesized' : constructs[kind][1];
}

function numberError(digits: string): string {
  if (/^0x/i.test(digits)) return 'SyntaxError: invalid hexadecimal literal';
  return constructs[/^0[0-9]*[1-9]/.test(digits) ? 'octal-literal' : 'long-literal'][1];
}

const whyNotCompiled = (asks2: boolean): string =>
  asks2
    ? 'The first line asks for Python 2, which current servers do not have, and Python 3 does not compile it: every request is then answered 500 with "End of script output before headers" in the log.'
    : 'Python 3 does not compile the file, so nothing of it runs: every request is answered 500 with "End of script output before headers" in the log.';

const whyStopped = (failsAlways: boolean): string =>
  failsAlways
    ? 'Python 3 takes it for something else and stops here with an error, before the page is written: every request is answered 500, or with an empty page.'
    : 'Python 3 takes it for something else and stops with an error when it comes here: the rest of the page is not written.';

/** What compiles fails for certain where it is run in any case, and the header does not stand yet. */
function failsBeforeHeader(
  { response }: EntrypointScript,
  { tree }: PythonScript,
  { span: { start } }: Python2Construct,
): boolean {
  const headerStands =
    response.kind === 'read' &&
    response.paths.every(({ end }) => end.kind === 'separator' && end.write.end <= start);
  return !headerStands && namedChildren(tree).some(({ span }) => span.start === start);
}
