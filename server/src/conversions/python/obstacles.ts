import { callArguments, type PythonTree } from '../../syntax/script/python/pythonTree.js';
import { literalValue } from '../../syntax/script/python/stringLiteral.js';
import { childInField, descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { Declined } from './decline.js';
import type { QualifiedNames } from './qualifiedNames.js';

/** Modules that have no place in a program which serves many requests at once, and why. */
const modules: ReadonlyMap<string, string> = new Map([
  ['threading', 'starts threads, which would go on when the answer is finished'],
  ['thread', 'starts threads, which would go on when the answer is finished'],
  ['_thread', 'starts threads, which would go on when the answer is finished'],
  ['concurrent', 'starts threads, which would go on when the answer is finished'],
  ['multiprocessing', "starts processes, which would be copies of the server's"],
  ['asyncio', "runs an event loop, of which the server's process may have its own"],
  ['signal', "sets signal handlers, which are the server's own there"],
  ['resource', 'sets limits, which would hold for the whole server'],
  ['pty', 'takes over a terminal'],
  ['atexit', 'runs code at the end of the process, which then serves many requests'],
  ['code', 'runs an interpreter of its own'],
  ['fileinput', 'reads its input by the arguments of the command line'],
]);

/** Names whose use makes the answers depend on the process, and why. */
const uses: ReadonlyMap<string, string> = new Map([
  ['os._exit', 'ends the whole process, which then serves other visitors too'],
  ['os.fork', 'copies the process, which then is the server'],
  ['os.abort', 'ends the whole process'],
  ['os.kill', 'sends signals'],
  ['os.system', 'starts a child process that writes past the response'],
  ['os.popen', 'starts a child process in the folder that the server runs in'],
  ['os.write', 'writes to a file descriptor, past the response'],
  ['os.dup', 'redirects file descriptors'],
  ['os.dup2', 'redirects file descriptors'],
  ['os.fdopen', 'opens a file descriptor of the process'],
  ['os.chdir', 'changes the current folder, which all requests of a server share'],
  ['os.umask', 'changes the mask for new files, which all requests of a server share'],
  ['os.nice', 'changes the priority of the process'],
  ['os.putenv', 'changes the environment of the process'],
  ['os.unsetenv', 'changes the environment of the process'],
  ['os.setuid', 'changes the user of the process'],
  ['os.setgid', 'changes the group of the process'],
  ['sys.argv', "reads the command line, which is the server's there"],
  ['sys.__stdout__', 'writes past the response'],
  ['sys.__stdin__', 'reads past the request'],
  ['sys.setrecursionlimit', 'changes the interpreter for all requests'],
  ['sys.settrace', 'changes the interpreter for all requests'],
  ['sys.excepthook', 'changes the interpreter for all requests'],
  ['sys.exitfunc', 'runs code at the end of the process'],
  ['socket.setdefaulttimeout', 'sets a limit that all requests of a server share'],
  ['locale.setlocale', 'sets the locale, which all requests of a server share'],
  ['decimal.getcontext', 'changes the decimal context, which outlives the request'],
  ['time.tzset', 'sets the time zone, which all requests of a server share'],
  ['cgi.test', 'writes a whole response by itself'],
  ['cgi.print_environ', 'writes the environment of the process'],
  ['cgi.print_form', 'writes by itself to standard output'],
  ['cgi.print_arguments', 'writes by itself to standard output'],
  ['cgi.print_directory', 'writes by itself to standard output'],
  ['cgi.print_environ_usage', 'writes by itself to standard output'],
  ['cgitb.handler', 'writes by itself to standard output'],
  ['pprint.pprint', 'writes by itself to standard output'],
  ['pprint.pp', 'writes by itself to standard output'],
  ['commands.getoutput', 'starts a child process in the folder that the server runs in'],
  ['commands.getstatusoutput', 'starts a child process in the folder that the server runs in'],
  ['subprocess.getoutput', 'starts a child process in the folder that the server runs in'],
  ['subprocess.getstatusoutput', 'starts a child process in the folder that the server runs in'],
  ['subprocess.call', 'starts a child process that writes past the response'],
  ['subprocess.check_call', 'starts a child process that writes past the response'],
]);

/** Built-in functions that look at the module itself, whose names move into a function. */
const introspection = new Set([
  'compile',
  'dir',
  'eval',
  'exec',
  'execfile',
  'globals',
  'help',
  'input',
  'locals',
  'raw_input',
  'vars',
]);

const prefixes: readonly (readonly [RegExp, string])[] = [
  [/^os\.(exec|spawn|posix_spawn|popen)\w+$/, 'starts another program'],
  [
    /^sys\.stdout\.(?!write$|writelines$|flush$|buffer\b|reconfigure$)\w+/,
    'asks standard output for more than to be written to',
  ],
  [/^sys\.stdout\.buffer\.(?!write$|flush$)\w+/, 'asks standard output for more than to be written to'],
  [/^calendar\.pr/, 'writes by itself to standard output'],
  [/^email\..*\.print/, 'writes by itself to standard output'],
];

/**
 * Looks for what makes answers depend on a process of their own.
 *
 * @param defined the names that the program itself gives a meaning.
 * @throws {Declined} at the first such place.
 */
export function refuseObstacles(tree: PythonTree, names: QualifiedNames, defined: ReadonlySet<string>): void {
  for (const node of descendants(tree.root)) {
    switch (node.type) {
      case 'import_statement':
      case 'import_from_statement':
        refuseImports(tree, node);
        break;
      case 'exec_statement':
        throw new Declined(node.span, 'executes text as code');
      case 'assignment':
      case 'augmented_assignment':
      case 'delete_statement':
        refuseAssignment(names, node);
        break;
      case 'identifier':
      case 'attribute':
        refuseName(tree, names, node, defined);
        break;
      case 'call':
        refuseCall(tree, names, node);
    }
  }
}

function refuseImports(tree: PythonTree, statement: SyntaxNode): void {
  const module = childInField(statement, 'module_name');
  const imported = module === null ? statement.children.filter((child) => child.field === 'name') : [module];
  for (const node of imported) {
    const name = tree.source(childInField(node, 'name') ?? node);
    const why = modules.get(name.split('.')[0] ?? '');
    if (why !== undefined) throw new Declined(statement.span, `imports ${name}: it ${why}`);
  }
}

function refuseAssignment(names: QualifiedNames, node: SyntaxNode): void {
  const target = childInField(node, 'left') ?? node.children[1] ?? null;
  const object = target?.type === 'subscript' ? childInField(target, 'value') : target;
  const name = names.of(object);
  if (name === 'os.environ') throw new Declined(node.span, 'changes the environment of the process');
  if (name === 'sys.stdin') throw new Declined(node.span, 'redirects standard input');
  if (target?.type === 'identifier' && target.span.end > 0 && names.of(target) === 'print') {
    throw new Declined(node.span, 'gives the name print another meaning');
  }
}

function refuseName(
  tree: PythonTree,
  names: QualifiedNames,
  node: SyntaxNode,
  defined: ReadonlySet<string>,
): void {
  const parent = tree.parent(node);
  if (parent === null || node.field === 'name') return;
  if (parent.type === 'attribute' && node.field === 'attribute') return;
  if (parent.type === 'dotted_name' || parent.type === 'aliased_import') return;
  const name = names.of(node);
  if (name === null) return;
  if (
    name === 'print' &&
    node.type === 'identifier' &&
    node.field !== 'function' &&
    parent.type !== 'expression_statement'
  ) {
    throw new Declined(node.span, 'uses print as a value');
  }
  const why = uses.get(name) ?? prefixes.find(([pattern]) => pattern.test(name))?.[1];
  if (why !== undefined) throw new Declined(node.span, `${why} (${name})`);
  if (
    node.type === 'identifier' &&
    node.field === 'function' &&
    introspection.has(name) &&
    !defined.has(name)
  ) {
    throw new Declined(
      parent.span,
      `calls ${name}(), which ${name.includes('input') ? 'reads standard input' : 'looks at names that move into a function'}`,
    );
  }
  if (name !== 'os.environ') return;
  const isItem = parent.type === 'subscript' && node.field === 'value';
  const isTest = parent.type === 'comparison_operator';
  const method = parent.type === 'attribute' ? childInField(parent, 'attribute') : null;
  const isRead = method !== null && /^(get|has_key)$/.test(tree.source(method));
  const isArgument =
    parent.type === 'keyword_argument' || (parent.type === 'assignment' && node.field === 'right');
  if (!isItem && !isTest && !isRead && !isArgument) {
    throw new Declined(parent.span, 'takes the whole environment, which holds other things under WSGI');
  }
}

function refuseCall(tree: PythonTree, names: QualifiedNames, call: SyntaxNode): void {
  const name = names.ofCall(call) ?? '';
  if (!/^subprocess\.(run|Popen|check_output)$/.test(name)) return;
  const given = callArguments(tree, call)?.keywords;
  const captured =
    name === 'subprocess.check_output' ||
    given?.has('stdout') === true ||
    (given?.get('capture_output') !== undefined &&
      tree.source(given.get('capture_output') ?? call) === 'True');
  if (!captured) throw new Declined(call.span, 'starts a child process that writes past the response');
  if (given?.has('cwd') !== true)
    throw new Declined(
      call.span,
      'starts a child process in the folder that the server runs in; say which with cwd=',
    );
  if (given.has('preexec_fn')) throw new Declined(call.span, 'runs code between fork and exec');
}

/** A statement that only chooses the encoding of standard output, where that is UTF-8: the response has it anyway. */
export function choosesUtf8(tree: PythonTree, names: QualifiedNames, statement: SyntaxNode): boolean {
  const expression = statement.type === 'expression_statement' ? statement.children[0] : undefined;
  if (expression === undefined) return false;
  const call = expression.type === 'assignment' ? childInField(expression, 'right') : expression;
  if (call?.type !== 'call') return false;
  if (expression.type === 'assignment' && names.of(childInField(expression, 'left')) !== 'sys.stdout')
    return false;
  const called = names.ofCall(call);
  const given = callArguments(tree, call);
  const encoding = given?.keywords.get('encoding');
  if (called === 'sys.stdout.reconfigure' || called === 'io.TextIOWrapper') {
    return encoding !== undefined && isUtf8(literalValue(tree, encoding));
  }
  const getter = childInField(call, 'function');
  if (getter === null || names.ofCall(getter) !== 'codecs.getwriter') return false;
  const [codec] = callArguments(tree, getter)?.positional ?? [];
  return codec !== undefined && isUtf8(literalValue(tree, codec));
}

const isUtf8 = (name: string | null): boolean => name !== null && /^utf[-_]?8$/i.test(name);
