import { bindingsIn } from '../../syntax/script/python/bindings.js';
import { printStatementOf } from '../../syntax/script/python/printStatement.js';
import { portPython2 } from '../../syntax/script/python/python2Port.js';
import {
  ancestors,
  onlyExpression,
  type PythonTree,
  pythonTree,
  statementsOf,
} from '../../syntax/script/python/pythonTree.js';
import { programOf, type Shebang } from '../../syntax/script/shebang.js';
import { childInField, descendants, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { TextEdit } from '../../text/edit.js';
import { contains, type Span } from '../../text/span.js';
import { callablesOf } from './callables.js';
import { Declined } from './decline.js';
import { exitEdits } from './exits.js';
import { filePaths } from './filePaths.js';
import { globalStatements, moduleScope, refuseShadowedBuiltins } from './moduleScope.js';
import { choosesUtf8, refuseObstacles } from './obstacles.js';
import { qualifiedNames } from './qualifiedNames.js';
import { requestReads } from './requestReads.js';
import { printTo, ResponseEditor, removals } from './responseEdits.js';
import { planResponse } from './responseWalk.js';
import { knownTexts } from './template.js';
import { withoutUnusedImports } from './unusedImports.js';
import { printsToStdout, type WriteReading } from './writes.js';
import { mainGuardBody, slice, wsgiModule } from './wsgiModule.js';

export interface RewriteRequest {
  readonly text: string;
  readonly tree: SyntaxNode;
  readonly shebang: Shebang | null;
  /** The modules that stand beside the script, by the name under which it may import them. */
  readonly siblings: ReadonlySet<string>;
}

export type Rewrite =
  | {
      readonly kind: 'rewritten';
      readonly text: string;
      /** What a person should know before the change, each a sentence. */
      readonly notes: readonly string[];
      /** The CGI variables that it reads by name; null where some are not known. */
      readonly variables: readonly string[] | null;
    }
  | { readonly kind: 'declined'; readonly span: Span | null; readonly because: string };

/**
 * A CGI script in Python 2 or 3 as a WSGI application for Python 3 that answers the same, and still runs under
 * CGI.
 */
export function rewriteAsWsgi(request: RewriteRequest): Rewrite {
  try {
    return rewrite(request);
  } catch (error) {
    if (error instanceof Declined) return { kind: 'declined', span: error.span, because: error.because };
    throw error;
  }
}

function rewrite({ text, tree: root, shebang, siblings }: RewriteRequest): Rewrite {
  const tree = pythonTree(text, root);
  const identifiers = new Set(
    [...descendants(root)].filter((node) => node.type === 'identifier').map(tree.source),
  );
  const fresh = (...candidates: readonly string[]): string => {
    const free = candidates.find((name) => !identifiers.has(name));
    if (free === undefined) throw new Declined(null, `uses all of the names ${candidates.join(', ')}`);
    return free;
  };
  const names = qualifiedNames(tree);
  const bindings = [...bindingsIn(tree, root)];
  const defined = new Set(bindings.map(({ name }) => name));
  for (const name of ['application', 'io', 'HERE']) {
    const own = bindings.find((binding) => binding.name === name && !/^import/.test(binding.by.type));
    if (own !== undefined) throw new Declined(own.by.span, `has its own meaning for the name ${name}`);
  }
  refuseObstacles(tree, names, defined);

  const ranUnderPython2 = shebang !== null && /^python2/.test(programOf(shebang));
  const onlyPython2 = portPython2(tree, { python2: ranUnderPython2, printTo: () => null }).onlyPython2;
  const python2 = onlyPython2 || ranUnderPython2;
  const assigned = assignedOnce(bindings);
  const known = knownTexts(tree, assigned);
  const reading: WriteReading = { tree, names, known, assigned, python2 };

  const requestNames = {
    environ: 'environ',
    variables: fresh('variables', 'cgi_variables', 'request_variables'),
    stdin: fresh('stdin', 'request_text', 'request_input'),
  };
  const reads = requestReads(reading, requestNames);
  const callables = callablesOf(reading);
  const dropped = statementsOf(root).filter(
    (statement) =>
      choosesUtf8(tree, names, statement) || isCgitbEnable(names.ofCall(onlyExpression(statement) ?? root)),
  );
  const scope = moduleScope(reading, callables, reads.nodes);
  refuseShadowedBuiltins(reading, scope.moved);
  const program = scope.moved
    .filter((statement) => !dropped.includes(statement))
    .flatMap((statement) => {
      const body = mainGuardBody(tree, statement);
      return body === null ? [statement] : statementsOf(body);
    });
  const plan = planResponse(reading, program);

  const responseNames = {
    startResponse: 'start_response',
    body: fresh('body', 'out', 'page', 'response_body'),
    headers: fresh('headers', 'response_headers'),
    status: fresh('status', 'response_status'),
  };
  const onlyBytes = plan.writesBytes && !plan.writesText;
  const bodyName = responseNames.body;
  const printed = [...descendants(root)].filter((node) => printsToStdout(reading, node));
  const files = filePaths(reading, 'HERE');
  const port = portPython2(tree, {
    python2,
    printTo: (statement) => (plan.writes.has(statement) || onlyPython2 ? bodyName : null),
  });
  const [doubt] = port.doubts;
  if (doubt !== undefined) throw new Declined(doubt.span, doubt.because);

  const stdout = stdoutEdits(reading, bodyName, onlyBytes);
  const prints = printed
    .filter((call) => !isPython2Print(reading, call))
    .flatMap((call) => printTo(reading, call, bodyName) ?? []);
  const globals = globalStatements(reading, scope.moved).map((statement) => ({
    span: { start: statement.span.start, end: statement.span.start + 'global'.length },
    newText: 'nonlocal',
  }));
  const inner: readonly TextEdit[] = [
    ...port.edits,
    ...stdout,
    ...prints,
    ...globals,
    ...reads.edits,
    ...files.edits,
  ];
  const values = inner.filter((edit) => !port.prints.includes(edit) && !prints.includes(edit));
  const unit = indentUnitOf(tree);
  const response = new ResponseEditor(
    reading,
    plan,
    responseNames,
    (node) => slice(text, node.span, values),
    unit,
  ).run();
  const collected = !plan.startsInPlace;
  const needsNonlocal =
    collected && response.setsStatus
      ? statusSetters(reading, plan.writes.keys(), responseNames.status, response.edits)
      : [];

  const surrogates = reads.readsVariables || reads.readsStdin;
  const encoded = surrogates ? '.encode("utf-8", "surrogateescape")' : '.encode("utf-8")';
  const answer = plan.writesText
    ? plan.writesBytes
      ? `${bodyName}.buffer.getvalue()`
      : `${bodyName}.getvalue()${encoded}`
    : plan.writesBytes
      ? `${bodyName}.getvalue()`
      : 'b""';
  const closing = [
    ...(collected
      ? [
          `start_response(${response.setsStatus ? responseNames.status : '"200 OK"'}, ${responseNames.headers})`,
        ]
      : []),
    `return [${answer}]`,
  ];
  const exits = exitEdits(reading, program, scope.moved, closing);
  const gone = [...dropped, ...response.removed, ...exits.removed];
  const edits = withoutCovered(
    [...inner, ...response.edits, ...needsNonlocal, ...exits.edits, ...removals(reading, gone)],
    [...response.replaced, ...gone.map(({ span }) => span), ...exits.replaced],
  );

  const sibling = [...scope.kept].find((statement) => importsSibling(statement, tree, siblings)) ?? null;
  const opening = [
    ...(collected && response.setsStatus ? [`${responseNames.status} = "200 OK"`] : []),
    ...(collected ? [`${responseNames.headers} = []`] : []),
    ...bodyOpening(bodyName, plan.writesText, plan.writesBytes, surrogates),
    ...variablesOpening(reads.readsVariables, requestNames.variables, unit),
    ...(reads.readsStdin
      ? [
          `${requestNames.stdin} = io.TextIOWrapper(io.BytesIO(environ["wsgi.input"].read()), "utf-8", "surrogateescape", newline="\\n")`,
        ]
      : []),
  ];
  const usesIo = opening.some((line) => line.includes('io.'));
  const usesFolder = files.usesFolder;
  const modules = [...(usesIo ? ['io'] : []), ...(usesFolder ? ['os'] : [])];
  const importedModules = importsAtTop(tree, scope.kept);
  const imports = withoutUnusedImports(reading, edits, modules, scope.kept);
  const result = wsgiModule({
    tree,
    kept: scope.kept,
    edits: [
      ...edits.filter(
        ({ span }) => !imports.some((each) => contains(each.span, span) && span.start < each.span.end),
      ),
      ...imports,
    ],
    imports: modules.filter((name) => !importedModules.has(name)).map((name) => `import ${name}`),
    constants: usesFolder ? ['HERE = os.path.dirname(os.path.abspath(__file__))'] : [],
    firstSibling: sibling,
    pathLines:
      sibling === null
        ? []
        : [
            'import os',
            'import sys',
            '',
            'sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))',
            '',
          ],
    signature: 'def application(environ, start_response):',
    opening,
    closing,
    catchesExit: exits.catches,
    indentUnit: unit,
  });
  const notes = [
    ...(response.redirects
      ? [
          'The redirect now has the script\'s own empty body, where the server wrote "The document has moved".',
        ]
      : []),
    ...(dropped.some((each) => isCgitbEnable(names.ofCall(onlyExpression(each) ?? root)))
      ? ['cgitb is gone: the traceback of an error goes to the error log, not to the visitor.']
      : []),
  ];
  return { kind: 'rewritten', text: likeTheOriginal(text, result), notes, variables: reads.variables };
}

const isCgitbEnable = (called: string | null): boolean => called === 'cgitb.enable';

/** The values of names that the whole program binds once, by a plain assignment. */
function assignedOnce(
  bindings: readonly { readonly name: string; readonly by: SyntaxNode }[],
): ReadonlyMap<string, SyntaxNode> {
  const values = new Map<string, SyntaxNode | null>();
  for (const { name, by } of bindings) {
    const left = childInField(by, 'left');
    const value = by.type === 'assignment' && left?.type === 'identifier' ? childInField(by, 'right') : null;
    values.set(name, values.has(name) ? null : value);
  }
  return new Map([...values].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])));
}

/** `print ("a"), b` is no call to Python 2: the port gives it its brackets and its file. */
function isPython2Print({ tree, python2 }: WriteReading, call: SyntaxNode): boolean {
  if (!python2) return false;
  for (const up of ancestors(tree, call)) {
    const print = printStatementOf(tree, up);
    if (print !== null) return print.keyword.start === call.span.start;
  }
  return false;
}

/** Standard output where the program names it: its functions all work on the body too. */
function stdoutEdits({ tree, names }: WriteReading, body: string, onlyBytes: boolean): readonly TextEdit[] {
  return [...descendants(tree.root)].flatMap((node): readonly TextEdit[] => {
    const parent = tree.parent(node);
    if (names.imported(node) !== 'sys.stdout') return [];
    if (parent === null || /^(dotted_name|aliased_import)$/.test(parent.type)) return [];
    const ofBuffer = onlyBytes && names.imported(parent) === 'sys.stdout.buffer';
    return [{ span: ofBuffer ? parent.span : node.span, newText: body }];
  });
}

function bodyOpening(name: string, text: boolean, bytes: boolean, surrogates: boolean): readonly string[] {
  if (text && bytes) {
    const errors = surrogates ? ', errors="surrogateescape"' : '';
    return [`${name} = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"${errors}, write_through=True)`];
  }
  if (bytes) return [`${name} = io.BytesIO()`];
  return text ? [`${name} = io.StringIO()`] : [];
}

const variablesOpening = (needed: boolean, name: string, unit: string): readonly string[] =>
  needed
    ? [
        '# CGI reads these as UTF-8 and has no PATH_INFO where there is none; WSGI differs in both (PEP 3333).',
        `${name} = {`,
        `${unit}key: value.encode("latin-1").decode("utf-8", "surrogateescape")`,
        `${unit}for key, value in environ.items()`,
        `${unit}if isinstance(value, str) and (value or key != "PATH_INFO")`,
        '}',
      ]
    : [];

/** A function that sets the status of `application` has to say that it is not its own. */
function statusSetters(
  { tree }: WriteReading,
  statements: Iterable<SyntaxNode>,
  status: string,
  edits: readonly TextEdit[],
): readonly TextEdit[] {
  const functions = new Set<SyntaxNode>();
  for (const statement of statements) {
    const sets = edits.some(
      (edit) => contains(statement.span, edit.span) && edit.newText.includes(`${status} = `),
    );
    if (!sets) continue;
    for (let up = tree.parent(statement); up !== null; up = tree.parent(up)) {
      if (up.type !== 'function_definition') continue;
      functions.add(up);
      break;
    }
  }
  return [...functions].flatMap((definition): readonly TextEdit[] => {
    const body = childInField(definition, 'body');
    const [first, second] = body === null ? [] : statementsOf(body);
    const at = first !== undefined && onlyExpression(first)?.type === 'string' ? second : first;
    if (at === undefined || body === null) return [];
    const lineStart = tree.text.lastIndexOf('\n', at.span.start - 1) + 1;
    const indent = tree.text.slice(lineStart, at.span.start);
    if (indent.trim() !== '')
      throw new Declined(definition.span, 'sets the status in a function of one line');
    return [{ span: { start: at.span.start, end: at.span.start }, newText: `nonlocal ${status}\n${indent}` }];
  });
}

/** Edits that lie inside something replaced or removed as a whole have nothing left to do. */
function withoutCovered(edits: readonly TextEdit[], covered: readonly Span[]): readonly TextEdit[] {
  return edits.filter(
    (edit) =>
      !covered.some(
        (span) =>
          contains(span, edit.span) &&
          !(span.start === edit.span.start && span.end === edit.span.end) &&
          !edits.some((other) => other !== edit && other.span === edit.span),
      ),
  );
}

function importsSibling(statement: SyntaxNode, tree: PythonTree, siblings: ReadonlySet<string>): boolean {
  return [...descendants(statement)].some((node) => {
    if (!/^import(_from)?_statement$/.test(node.type)) return false;
    const module = childInField(node, 'module_name');
    const names = module === null ? node.children.filter((child) => child.field === 'name') : [module];
    return names.some((each) =>
      siblings.has(tree.source(childInField(each, 'name') ?? each).split('.')[0] ?? ''),
    );
  });
}

/** The modules that plain imports at the top bind under their own names. */
function importsAtTop(tree: PythonTree, kept: ReadonlySet<SyntaxNode>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of kept) {
    if (statement.type !== 'import_statement') continue;
    for (const child of statement.children) if (child.field === 'name') names.add(tree.source(child));
  }
  return names;
}

/** What a level of indentation is in this file; four spaces where it has none. */
function indentUnitOf(tree: PythonTree): string {
  const block = [...descendants(tree.root)].find(
    (node) => node.type === 'block' && /\n[ \t]+$/.test(tree.text.slice(0, node.span.start)),
  );
  if (block === undefined) return '    ';
  const indent = /[ \t]+$/.exec(tree.text.slice(0, block.span.start))?.[0] ?? '    ';
  return indent.startsWith('\t') ? '\t' : indent;
}

/** The line ends of the original, and its way to end. */
function likeTheOriginal(original: string, result: string): string {
  const lineFeeds = result.replaceAll('\r\n', '\n');
  const allCrlf = original.includes('\r\n') && !/(^|[^\r])\n/.test(original);
  const text = allCrlf ? lineFeeds.replaceAll('\n', '\r\n') : lineFeeds;
  return original.endsWith('\n') || original === '' ? text : text.replace(/\r?\n$/, '');
}
