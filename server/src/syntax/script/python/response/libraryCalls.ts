import type { Span } from '../../../../text/span.js';
import { cgiVariables } from '../../cgiVariables.js';
import type { OutputPiece } from '../../entrypointScript.js';
import { childInField, type SyntaxNode } from '../../syntaxNode.js';
import { isBuiltin } from '../builtins.js';
import { isStandardModule } from '../standardLibrary.js';
import { shown } from './definitions.js';
import { openedOutput, redirection } from './outputCalls.js';
import type { Path } from './path.js';
import { callOfProcess } from './processCalls.js';
import { descriptor, standardText } from './standardOutput.js';
import type { Arguments } from './values.js';
import {
  foreign,
  knownText,
  mapText,
  piecesOf,
  silent,
  silentLines,
  textValue,
  truthOf,
  type Value,
  writtenPieces,
} from './values.js';

const noSource: Span = { start: 0, end: 0 };
const number = (value: number): Value => ({ kind: 'constant', value });
const versionInfo = (path: Path): Value => ({
  kind: 'list',
  items: [number(path.version), number(path.version === 2 ? 7 : 11), number(0)],
});

/** What stands for a dotted name of the standard library: a module, a function, a value. */
export function libraryAttribute(path: Path, of: string, name: string): Value {
  const full = `${of}.${name}`;
  switch (full) {
    case 'sys.stdout':
      return path.stdout;
    case 'sys.__stdout__':
      return { kind: 'output', stream: standardText };
    case 'sys.argv':
      return { kind: 'list', items: [silent] };
    case 'sys.version_info':
      return versionInfo(path);
    case 'six.PY2':
      return { kind: 'constant', value: path.version === 2 };
    case 'six.PY3':
      return { kind: 'constant', value: path.version === 3 };
    case 'os.linesep':
      return textValue('\n', noSource);
    default:
      return { kind: 'library', path: full };
  }
}

/** What importing a module of the library writes, each of them a joke. */
const writesOnImport: ReadonlyMap<string, string> = new Map([
  ['this', 'The Zen of Python, by Tim Peters\n\n'],
  ['__phello__', 'Hello world!\n'],
]);

/** The value that `from module import name` or `import module` binds. */
export function imported(path: Path, module: string, name: string | null): Value {
  const written = writesOnImport.get(module);
  if (written !== undefined) path.write([{ kind: 'text', text: written, source: noSource }], noSource);
  if (!isStandardModule(module)) {
    path.mayHaveWritten();
    return foreign;
  }
  return name === null ? { kind: 'library', path: module } : libraryAttribute(path, module, name);
}

const endsProcess = /^(sys\.exit|builtins\.(exit|quit))$/;
const holdsText =
  /StringIO|BytesIO|dumps|read|format_exc|template|Template|tostring|check_output|getoutput|popen|builtins\.(open|map|filter|sorted)/;

/** A call of a function of the standard library, by its dotted name. */
export function callLibrary(path: Path, name: string, args: Arguments, node: SyntaxNode): Value {
  const [first] = args.positional;
  if (endsProcess.test(name)) return path.end();
  const ofProcess = callOfProcess(path, name, args, node);
  if (ofProcess !== null) return ofProcess;
  switch (name) {
    case 'os.write':
      if (first?.kind === 'constant' && first.value === 1) {
        const pieces = writtenPieces(args.positional[1] ?? silentLines, node.span);
        path.write(pieces, node.span, descriptor, 'descriptor');
      }
      return silent;
    case 'sys.path.insert':
      // Of the folders before that of the script nothing is known.
      if (!/__file__|getcwd|dirname|["']\.?["']/.test(path.tree.source(node))) path.seesSiblings = false;
      return silent;
    case 'cgitb.enable': {
      const display = args.named.get('display') ?? first;
      if (display === undefined || truthOf(display) !== false) path.reportsExceptions = true;
      return silent;
    }
    case 'cgi.test':
      path.write([{ kind: 'text', text: 'Content-type: text/html\n\n', source: node.span }], node.span);
      return silent;
    case 'cgi.print_environ':
    case 'cgi.print_form':
    case 'cgi.print_directory':
    case 'cgi.print_arguments':
    case 'cgi.print_environ_usage':
    case 'cgi.print_exception':
      path.write([{ kind: 'text', text: '\n<H3>', source: node.span }], node.span);
      return silent;
    case 'http.cookies.SimpleCookie':
    case 'Cookie.SimpleCookie':
    case 'Cookie.SmartCookie':
      return { kind: 'cookie', names: [], open: first !== undefined };
    case 'contextlib.redirect_stdout':
      return redirection(path, first, node);
    case 'io.StringIO':
    case 'io.BytesIO':
    case 'StringIO.StringIO':
    case 'cStringIO.StringIO':
      return {
        kind: 'output',
        stream: path.openSink(first === undefined ? [] : writtenPieces(first, node.span)),
      };
    case 'builtins.super':
      return { kind: 'parent', of: path.look('self') ?? foreign };
    case 'functools.wraps':
      return { kind: 'library', path: 'functools.wraps()' };
    case 'string.Template':
      return { kind: 'template', of: first ?? silentLines };
    case 'functools.partial':
      return first === undefined
        ? silent
        : { kind: 'partial', of: first, given: { ...args, positional: args.positional.slice(1) } };
    case 'traceback.print_exc':
    case 'traceback.print_exception':
    case 'traceback.print_stack': {
      const file = args.named.get('file');
      const text = textValue('Traceback (most recent call last):\n', node.span);
      const rest: OutputPiece = { kind: 'unknown', lines: true, source: node.span };
      if (file?.kind === 'output') path.write([...piecesOf(text, node.span), rest], node.span, file.stream);
      return silent;
    }
    case 'shutil.copyfileobj':
    case 'json.dump':
    case 'pprint.pprint':
      return writeValue(path, name, args, node);
    case 'textwrap.dedent':
      return mapText(first ?? silent, dedented);
    case 'builtins.str':
    case 'builtins.unicode':
      return first === undefined
        ? textValue('', node.span)
        : { kind: 'text', pieces: piecesOf(shown(path, first, node), node.span) };
    case 'builtins.bytes':
    case 'builtins.list':
    case 'builtins.tuple':
      return first ?? silent;
    case 'builtins.range':
      return rangeOf(args.positional);
    case 'collections.OrderedDict':
    case 'builtins.dict':
      return first === undefined || first.kind === 'dictionary'
        ? { kind: 'dictionary', entries: new Map([...(first?.entries ?? []), ...args.named]) }
        : silentLines;
    case 'builtins.len':
      return first?.kind === 'list' ? number(first.items.length) : silent;
    case 'builtins.chr': {
      const code = first?.kind === 'constant' && typeof first.value === 'number' ? first.value : null;
      return code === null ? silent : textValue(String.fromCharCode(code), node.span);
    }
    case 'os.environ.get':
    case 'os.getenv':
    case 'os.environ.has_key':
      return environmentValue(first, name);
    case 'sys.stdin.isatty':
      return { kind: 'constant', value: false };
    default:
      return otherCall(path, name, args, node);
  }
}

function otherCall(path: Path, name: string, args: Arguments, node: SyntaxNode): Value {
  if (/(^|\.)(CGIHandler|BaseCGIHandler|WSGIServer|SimpleHandler)\.run$/.test(name)) {
    return path.gateway('a server gateway writes the response of its WSGI application');
  }
  const given = [...args.positional, ...args.named.values()];
  const toOutput = given.some(({ kind }) => kind === 'output');
  const opened = openedOutput(path, name, args);
  if (opened !== null) return opened;
  if (toOutput) return path.lose(`${name} writes to standard output`, node.span);
  if (given.some((value) => mayWriteWhenCalled(path, value))) {
    // It may call what it was given.
    path.mayHaveWritten();
  }
  if (name.startsWith('builtins.') && !isBuiltin(name.slice('builtins.'.length))) {
    path.mayHaveWritten();
    return foreign;
  }
  return holdsText.test(name) ? silentLines : { kind: 'library', path: `${name}()` };
}

/** What writes a value of which nothing is known to the file that it is given; a value's own form is no header line. */
function writeValue(path: Path, name: string, args: Arguments, { span }: SyntaxNode): Value {
  const { positional, named } = args;
  const file = positional[1] ?? named.get('stream') ?? named.get('fp') ?? named.get('fdst');
  const piece: OutputPiece = { kind: 'unknown', lines: true, source: span };
  const isForm = name !== 'shutil.copyfileobj';
  if (file?.kind === 'output')
    path.write([isForm ? { ...piece, prose: true } : piece], span, file.stream, 'buffer');
  else if (file === undefined && name === 'pprint.pprint') path.write([{ ...piece, prose: true }], span);
  else if (file?.kind === 'foreign' || file?.kind === 'instance') path.mayHaveWritten();
  return silent;
}

/** `range(n)` and `range(m, n)`, as far as it is short. */
function rangeOf(bounds: readonly Value[]): Value {
  const numbers = bounds.map((bound) => (bound.kind === 'constant' ? bound.value : null));
  const [from, to] = numbers.length === 1 ? [0, numbers[0]] : numbers;
  if (typeof from !== 'number' || typeof to !== 'number' || numbers.length > 2 || to - from > 100)
    return silentLines;
  return {
    kind: 'list',
    items: Array.from({ length: Math.max(0, to - from) }, (_, index) => number(from + index)),
  };
}

const mayWriteWhenCalled = (path: Path, value: Value): boolean =>
  /^(class|foreign|partial)$/.test(value.kind) ||
  (value.kind === 'function' &&
    !path.quietness.isQuietBody(childInField(value.node, 'body') ?? value.node)) ||
  (value.kind === 'library' && value.path === 'builtins.print') ||
  (value.kind === 'attribute' && value.of.kind === 'output');

/** Every CGI script finds these set; whether the query is empty, only the request tells. */
function environmentValue(name: Value | undefined, call: string): Value {
  const variable = knownText(name ?? silent);
  if (variable === null || !cgiVariables.has(variable)) return silent;
  if (call === 'os.environ.has_key') return { kind: 'constant', value: true };
  return variable === 'QUERY_STRING' ? silent : setButUnknown;
}

const setButUnknown: Value = { kind: 'silent', lines: false, true: true };

function dedented(text: string): string {
  const margins = text.match(/^[ \t]*(?=\S)/gm) ?? [];
  const shortest = margins.reduce<string | null>(
    (found, margin) => (found === null || margin.length < found.length ? margin : found),
    null,
  );
  const withoutBlankLines = text.replace(/^[ \t]+$/gm, '');
  return shortest === null || shortest === ''
    ? withoutBlankLines
    : withoutBlankLines.replace(new RegExp(`^${shortest}`, 'gm'), '');
}
