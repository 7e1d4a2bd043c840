import type { Span } from '../../../../text/span.js';
import { type CommandOutput, outputOfCommand, outputOfProgram } from '../../shell/commandOutput.js';
import type { SyntaxNode } from '../../syntaxNode.js';
import type { Path } from './path.js';
import type { Arguments } from './values.js';
import { knownText, silent, silentLines, truthOf, type Value } from './values.js';

/** Calls that start another program or end this one, by their dotted names; null for any other. */
export function callOfProcess(path: Path, name: string, args: Arguments, { span }: SyntaxNode): Value | null {
  switch (name) {
    case 'os.system':
      path.child(outputOfCommandValue(path, args.positional[0], true, span), span);
      return silent;
    case 'subprocess.call':
    case 'subprocess.check_call':
    case 'subprocess.run':
      if (writesHere(args)) path.child(outputOfSubprocess(path, args, span), span);
      return silentLines;
    case 'subprocess.Popen':
      return writesHere(args) ? { kind: 'child', output: outputOfSubprocess(path, args, span) } : silentLines;
    case 'os.popen': {
      // What is written to it is its standard input: its output is that of the script.
      const mode = knownText(args.positional[1] ?? args.named.get('mode') ?? silent);
      if (mode?.startsWith('w') === true) path.child('perhaps', span);
      return silentLines;
    }
    case 'os._exit':
    case 'os.abort':
      return path.endWithoutFlush(span);
    case 'os.fork':
    case 'os.forkpty':
    case 'pty.fork':
      return path.lose('it goes on in two processes', span);
    case 'os.dup2':
      return path.lose('a descriptor is replaced', span);
    default:
      if (/^os\.exec[lv]/.test(name)) return path.becomeProgram(outputOfExec(path, name, args, span), span);
      if (!/^(os\.(posix_spawn|spawn)\w*|pty\.spawn|commands\.getstatus)$/.test(name)) return null;
      path.child('perhaps', span);
      return silent;
  }
}

/** Whether a program gets the script's own output: nothing else is named for it. */
function writesHere({ named, positional, open }: Arguments): boolean {
  if (open || positional.length > 4) return false;
  if (named.has('capture_output') && truthOf(named.get('capture_output') ?? silent) !== false) return false;
  const stdout = named.get('stdout');
  if (stdout === undefined) return true;
  return (
    stdout.kind === 'output' || (stdout.kind === 'constant' && (stdout.value === null || stdout.value === 1))
  );
}

function outputOfSubprocess(path: Path, args: Arguments, span: Span): CommandOutput {
  const shell = args.named.get('shell');
  const inShell = shell === undefined ? false : truthOf(shell);
  const command = args.positional[0] ?? args.named.get('args');
  return inShell === null ? 'perhaps' : outputOfCommandValue(path, command, inShell, span);
}

/** A list under a shell is that of the shell's own arguments behind the command. */
function outputOfCommandValue(
  path: Path,
  command: Value | undefined,
  inShell: boolean,
  span: Span,
): CommandOutput {
  const fileMayBeHeader = !path.headerStands;
  if (command?.kind === 'list') {
    const words = command.items.map(knownText);
    const [first = null] = words;
    if (!inShell) return outputOfProgram(words, span, fileMayBeHeader);
    return first === null ? 'perhaps' : outputOfCommand(first, span, fileMayBeHeader);
  }
  const text = commandText(command);
  if (text === null) return 'perhaps';
  return inShell
    ? outputOfCommand(text, span, fileMayBeHeader)
    : outputOfProgram([text], span, fileMayBeHeader);
}

/** What is not known of a command stands as a variable of which nobody knows the value. */
function commandText(command: Value | undefined): string | null {
  if (command?.kind !== 'text') return null;
  const [first] = command.pieces;
  if (first?.kind !== 'text' || !/^\s*[\w./-]+\s/.test(`${first.text} `)) return null;
  const text = command.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '$UNKNOWN')).join('');
  // In single quotes it would be no variable.
  return /'[^']*\$UNKNOWN/.test(text) ? null : text;
}

/** `os.execl(path, name, ...)` and its kin: the first word is the program's own name. */
function outputOfExec(path: Path, name: string, args: Arguments, span: Span): CommandOutput {
  const [program, ...rest] = args.positional;
  const [list] = rest;
  const words = name.startsWith('os.execv') ? (list?.kind === 'list' ? list.items : []) : rest;
  const texts = [program, ...words.slice(1)].map((word) => (word === undefined ? null : knownText(word)));
  return outputOfProgram(texts, span, !path.headerStands);
}
