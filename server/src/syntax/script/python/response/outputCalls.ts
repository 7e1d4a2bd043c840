import type { Span } from '../../../../text/span.js';
import { descendants, type SyntaxNode } from '../../syntaxNode.js';
import { handsOnWrites } from './outputWrapper.js';
import { ExceptionRaised, type Path } from './path.js';
import { descriptor, lowerBuffer, standardText } from './standardOutput.js';
import type { Buffering } from './stream.js';
import type { Arguments } from './values.js';
import { knownText, none, silent, silentLines, truthOf, type Value, writtenPieces } from './values.js';

/** A method of standard output, or of what writes into it. */
export function callOutputMethod(
  path: Path,
  stream: number,
  name: string,
  args: Arguments,
  write: Span,
): Value {
  const by = stream === descriptor ? 'descriptor' : stream === lowerBuffer ? 'buffer' : 'print';
  const [first] = args.positional;
  switch (name) {
    case 'write':
      path.write(
        args.positional.flatMap((value) => writtenPieces(value, write)),
        write,
        stream,
        by,
      );
      return silent;
    case 'writelines': {
      const items = first?.kind === 'list' ? first.items : [silentLines];
      path.write(
        items.flatMap((value) => writtenPieces(value, write)),
        write,
        stream,
        by,
      );
      return silent;
    }
    case 'getvalue': {
      const kept = path.keptIn(stream);
      return kept === null ? silentLines : { kind: 'text', pieces: kept };
    }
    case 'fileno':
      return { kind: 'constant', value: 1 };
    case 'detach':
      path.flush(stream);
      return { kind: 'output', stream: path.output.lowerOf(stream) };
    case 'isatty':
      return { kind: 'constant', value: false };
    case 'reconfigure': {
      path.flush(stream);
      const buffering = bufferingOf(args);
      if (buffering !== 'full') path.output.setBuffering(stream, buffering);
      return silent;
    }
    case 'flush':
    case 'close':
      path.flush(stream);
      return silent;
    case 'seek':
    case 'tell':
    case 'writable':
      return silent;
    case 'read':
    case 'readlines':
    case 'truncate':
      return stream < 0 ? silentLines : path.lose(`it calls ${name}() of its output`, write);
    default:
      return path.lose(`it writes by ${name}()`, write);
  }
}

const passesOn = /(getwriter|StreamWriter|StreamReaderWriter|EncodedFile|csv\.(Dict)?[wW]riter)(\(\))?$/;

/** What a call makes that writes to standard output; null where it makes something else. */
export function openedOutput(path: Path, name: string, args: Arguments): Value | null {
  const [first] = args.positional;
  const output = [...args.positional, ...args.named.values()].find((value) => value.kind === 'output');
  if (output?.kind === 'output') {
    if (passesOn.test(name)) return output;
    if (/(TextIOWrapper|BufferedWriter)$/.test(name)) {
      return { kind: 'output', stream: path.output.open(output.stream, bufferingOf(args)) };
    }
    if (name === 'builtins.getattr') {
      const attribute = knownText(args.positional[1] ?? silent);
      return attribute === 'buffer' ? { kind: 'output', stream: path.output.lowerOf(output.stream) } : output;
    }
  }
  if (!/^(os\.fdopen|builtins\.open|io\.open|codecs\.open)$/.test(name) || first?.kind !== 'constant')
    return null;
  if (first.value !== 1) return null;
  const mode = knownText(args.positional[1] ?? args.named.get('mode') ?? silent);
  const size = args.positional[2] ?? args.named.get('buffering');
  if (size?.kind === 'constant' && size.value === 0) {
    // Python 3 has no text without a buffer.
    if (path.version === 3 && mode?.includes('b') !== true) throw new ExceptionRaised('ValueError');
    return { kind: 'output', stream: descriptor };
  }
  const isByLine = size?.kind === 'constant' && size.value === 1;
  return { kind: 'output', stream: path.output.open(descriptor, isByLine ? 'line' : 'full') };
}

function bufferingOf({ named }: Arguments): Buffering {
  if (truthOf(named.get('write_through') ?? none) === true) return 'none';
  return truthOf(named.get('line_buffering') ?? none) === true ? 'line' : 'full';
}

/**
 * `sys.stdout = value`. What waits in the text layer is lost where the new one writes around it: the old one goes with
 * the buffer that both share. A writer that holds nothing back only comes first.
 */
export function replaceOutput(path: Path, value: Value, source: SyntaxNode, at: Span): void {
  const kept = keeping(path, value, source);
  if (kept !== null) {
    path.stdout = kept;
    return;
  }
  if (value.kind === 'output') {
    const isStandard = value.stream === standardText || value.stream === lowerBuffer;
    if (!isStandard && path.currentStream === standardText) path.output.discard(standardText, at);
    path.stdout = value;
    return;
  }
  if (!mentionsStdout(path, source) || !handsOnWrites(path, value))
    path.lose('standard output is replaced', at);
  if (value.kind === 'instance' && /\bflush\s*\(/.test(path.tree.source(value.of))) {
    path.flush(standardText);
    path.output.setBuffering(standardText, 'none');
    path.output.setBuffering(lowerBuffer, 'none');
  }
  path.stdout = { kind: 'output', stream: path.currentStream };
}

/** `contextlib.redirect_stdout(value)` */
export function redirection(path: Path, value: Value | undefined, call: SyntaxNode): Value {
  const to = value === undefined ? null : value.kind === 'output' ? value : keeping(path, value, call);
  if (to === null) return path.lose('standard output is redirected', call.span);
  return { kind: 'redirection', to, from: { kind: 'output', stream: path.currentStream } };
}

/** Where what is written to it does not become output: a file, or standard error; null for any other. */
function keeping(path: Path, value: Value, source: SyntaxNode): Value | null {
  if (value.kind === 'output') return value.stream < 0 ? value : null;
  const isError = value.kind === 'library' && /^sys\.(__)?stderr/.test(value.path);
  const isFile = value.kind === 'silent' && /\b(open|devnull|TemporaryFile)\b/.test(path.tree.source(source));
  return isError || isFile ? { kind: 'output', stream: path.openSink() } : null;
}

/** As `sys.stdout = Unbuffered(sys.stdout)`: a wrapper passes on what it is given. */
function mentionsStdout(path: Path, node: SyntaxNode): boolean {
  for (const each of descendants(node)) {
    if (each.type === 'identifier' && /^(__)?stdout(__)?$/.test(path.tree.source(each))) return true;
  }
  return false;
}
