import { deletion, insertion, type TextEdit } from '../../../text/edit.js';
import { contains, type Span } from '../../../text/span.js';
import { childInField, descendants, namedChildren, type SyntaxNode } from '../syntaxNode.js';
import { type PrintStatement, printStatementOf } from './printStatement.js';
import { portClass, renamedAttribute } from './python2Classes.js';
import { holdsTuple } from './python2Constructs.js';
import { portFunction } from './python2Functions.js';
import { portImport } from './python2Imports.js';
import { portDissolvedImport, portMember, portTakenName, takenNames } from './python2Modules.js';
import { escapeImport, isDefined, portName } from './python2Names.js';
import { portTupleParameters, portUnpackedException } from './python2Parameters.js';
import { endOfPrint } from './python2Softspace.js';
import type { PythonTree } from './pythonTree.js';
import { importLines } from './statementEdits.js';
import { literalPieces } from './stringLiteral.js';
import { type Numbers, numbersIn } from './wholeNumbers.js';

/** What makes a Python 2 program one for Python 3 that prints the same. */
export interface Python2Port {
  /** Whether the text is Python 2 for certain: Python 3 refuses to compile it. */
  readonly onlyPython2: boolean;
  /** They do not overlap, and each stays inside one statement. */
  readonly edits: readonly TextEdit[];
  /** Those of them that give a print statement its brackets. */
  readonly prints: readonly TextEdit[];
  /** Where Python 3 may do something else, and no edit can be made without knowing the values. */
  readonly doubts: readonly PortDoubt[];
}

export interface PortDoubt {
  readonly span: Span;
  /** A clause: "divides whole numbers, which Python 3 does not round down". */
  readonly because: string;
}

export interface PortOptions {
  /** Whether the program ran under Python 2 though Python 3 would compile it, as a `python2` shebang says. */
  readonly python2: boolean;
  /** What a print statement is to write to where it names no file itself, as `body`; null for nothing. */
  readonly printTo: (statement: SyntaxNode) => string | null;
}

/** Ports a whole module. Never throws; what cannot be ported is among the doubts. */
export function portPython2(tree: PythonTree, options: PortOptions): Python2Port {
  const hasPrintFunction = /^[ \t]*from[ \t]+__future__[ \t]+import\b[^\n]*\bprint_function\b/m.test(
    tree.text,
  );
  const syntax = [...descendants(tree.root)].some((node) => isPython2Syntax(tree, node, hasPrintFunction));
  const port = new Port(tree, { ...options, python2: options.python2 || syntax }, hasPrintFunction);
  port.visit(tree.root);
  return {
    onlyPython2: syntax,
    edits: withoutNested([
      ...importLines(tree, [...port.imports].sort()),
      ...port.edits,
      ...port.prints,
      ...escapeImport(tree),
    ]),
    prints: port.prints,
    doubts: port.doubts,
  };
}

/** An edit that rewrites an expression from its source leaves nothing to do inside it. */
const withoutNested = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits.filter(
    ({ span }) =>
      !edits.some(
        (other) =>
          other.span !== span &&
          contains(other.span, span) &&
          other.span.end - other.span.start > span.end - span.start &&
          !(span.start === span.end && (span.start === other.span.start || span.start === other.span.end)),
      ),
  );

function isPython2Syntax(tree: PythonTree, node: SyntaxNode, hasPrintFunction: boolean): boolean {
  switch (node.type) {
    case 'print_statement':
      return !hasPrintFunction;
    case 'exec_statement':
    case '<>':
      return true;
    case 'except_clause':
      return node.children.some((child) => child.type === ',');
    case 'raise_statement':
      return node.children.some((child) => child.type === 'expression_list');
    case 'string_start':
      return tree.source(node) === '`' || /^ur/i.test(tree.source(node));
    case 'integer':
      return /^0[0-9]*[1-9]|l$/i.test(tree.source(node));
    case 'parameters':
    case 'lambda_parameters':
      return namedChildren(node).some(holdsTuple);
    default:
      return false;
  }
}

class Port {
  readonly edits: TextEdit[] = [];
  readonly prints: TextEdit[] = [];
  readonly doubts: PortDoubt[] = [];
  readonly imports = new Set<string>();
  private readonly numbers: Numbers;
  private readonly taken: ReadonlyMap<string, string>;

  constructor(
    private readonly tree: PythonTree,
    private readonly options: PortOptions,
    private readonly hasPrintFunction: boolean,
  ) {
    this.numbers = numbersIn(tree);
    this.taken = takenNames(tree);
  }

  visit(node: SyntaxNode): void {
    if (node.type === 'module' || node.type === 'block') {
      for (const child of node.children) this.visitStatement(child);
      return;
    }
    this.port(node);
    for (const child of node.children) this.visit(child);
  }

  private visitStatement(statement: SyntaxNode): void {
    const print =
      this.options.python2 && !this.hasPrintFunction ? printStatementOf(this.tree, statement) : null;
    if (print === null) {
      this.visit(statement);
      return;
    }
    this.portPrint(print);
    if (print.file !== null) this.visit(print.file);
    for (const { node } of print.items) if (node !== null) this.visit(this.withoutEncoding(node));
  }

  /** `print text.encode("utf-8")`: what is printed is a text, and Python 3 encodes it by itself. */
  private withoutEncoding(item: SyntaxNode): SyntaxNode {
    const callee = item.type === 'call' ? childInField(item, 'function') : null;
    const object = callee?.type === 'attribute' ? childInField(callee, 'object') : null;
    if (object === null || !/\.encode\(\s*['"]utf-?8['"]\s*\)$/i.test(this.tree.source(item))) return item;
    this.edits.push(deletion({ start: object.span.end, end: item.span.end }));
    return object;
  }

  private portPrint(print: PrintStatement): void {
    const { tree } = this;
    const first = print.items[0];
    const last = print.items.at(-1);
    const keywords: string[] = [];
    if (print.trailingComma) {
      const ending = endOfPrint(tree, print);
      if (ending === null) {
        this.doubt(
          print.node,
          'ends in a comma, and whether a space follows depends on what is printed next',
        );
      }
      if (ending !== '\n') keywords.push(`end="${ending ?? ' '}"`);
    }
    for (const { node } of print.items.slice(0, -1)) {
      const text = node === null ? null : (literalPieces(tree, node)?.at(-1) ?? null);
      if (text?.kind === 'text' && /[\n\t\r\v\f]$/.test(text.value)) {
        this.doubt(print.node, 'prints a line end before a comma, behind which Python 2 puts no space');
      }
    }
    const target = print.file === null ? this.options.printTo(print.node) : tree.source(print.file);
    if (target !== null && target !== 'None') keywords.push(`file=${target}`);

    const open = print.keyword.end;
    const start = first === undefined ? print.node.span.end : first.span.start;
    const ownBrackets = isBracketed(tree, print) && print.file === null;
    const close = `${first !== undefined && keywords.length > 0 ? ', ' : ''}${keywords.join(', ')})`;
    if (ownBrackets && first !== undefined) {
      const bracket = first.span.end - 1;
      this.prints.push({ span: { start: open, end: start + 1 }, newText: '(' });
      this.prints.push({ span: { start: bracket, end: print.node.span.end }, newText: close });
    } else {
      this.prints.push({ span: { start: open, end: start }, newText: '(' });
      this.prints.push({
        span: { start: last?.span.end ?? start, end: print.node.span.end },
        newText: close,
      });
    }
  }

  private port(node: SyntaxNode): void {
    const { tree } = this;
    switch (node.type) {
      case 'except_clause':
        this.portExcept(node);
        break;
      case 'raise_statement':
        this.portRaise(node);
        break;
      case 'exec_statement':
        this.portExec(node);
        break;
      case '<>':
        this.edits.push({ span: node.span, newText: '!=' });
        break;
      case 'integer':
        this.portInteger(node);
        break;
      case 'string':
        this.portString(node);
        break;
      case 'function_definition':
      case 'lambda':
        this.edits.push(...portTupleParameters(tree, node));
        break;
      case 'class_definition':
        if (this.options.python2) this.edits.push(...portClass(tree, node));
        break;
      case 'import_statement':
      case 'import_from_statement': {
        const dissolved = this.options.python2 ? portDissolvedImport(tree, node) : null;
        if (dissolved !== null) this.edits.push(dissolved);
        else this.take(portImport(tree, node));
        break;
      }
      case 'binary_operator':
        if (this.options.python2)
          this.checkDivision(node, childInField(node, 'left'), childInField(node, 'right'));
        break;
      case 'augmented_assignment':
        if (this.options.python2)
          this.checkDivision(node, childInField(node, 'left'), childInField(node, 'right'));
        break;
      case 'call': {
        const ported = this.options.python2
          ? portFunction(tree, node, (name) => isDefined(tree, name))
          : null;
        if (ported === null) {
          this.take(portName(tree, node, this.options.python2));
          break;
        }
        for (const line of ported.imports) this.imports.add(line);
        this.take({ ...ported, at: node.span });
        break;
      }
      case 'identifier':
      case 'attribute': {
        const member = this.options.python2 ? this.portMember(node) : null;
        if (member !== null) this.edits.push(member);
        else this.take(portName(tree, node, this.options.python2));
      }
    }
  }

  /** What a name or attribute is called now that came out of a module which no longer has it. */
  private portMember(node: SyntaxNode): TextEdit | null {
    const { tree } = this;
    if (node.type === 'identifier') {
      const isOwn =
        node.field === 'attribute' ||
        /^(aliased_import|dotted_name|keyword_argument)$/.test(tree.parent(node)?.type ?? '');
      return isOwn ? null : portTakenName(tree, node, this.taken);
    }
    const name = childInField(node, 'attribute');
    const to = name === null ? null : renamedAttribute(tree.source(name));
    return name !== null && to !== null ? { span: name.span, newText: to } : portMember(tree, node);
  }

  /** `exec code in globals, locals` */
  private portExec(node: SyntaxNode): void {
    const [keyword] = node.children;
    const [code, ...scopes] = namedChildren(node);
    if (keyword === undefined || code === undefined) return;
    this.edits.push({ span: { start: keyword.span.end, end: code.span.start }, newText: '(' });
    const [first] = scopes;
    if (first !== undefined) {
      this.edits.push({ span: { start: code.span.end, end: first.span.start }, newText: ', ' });
    }
    this.edits.push(insertion(node.span.end, ')'));
    this.doubt(node, 'executes text as code');
  }

  private portExcept(node: SyntaxNode): void {
    const comma = node.children.findIndex((child) => child.type === ',');
    const before = node.children[comma - 1];
    const after = node.children[comma + 1];
    if (comma < 0 || before === undefined || after === undefined) return;
    const unpacked = after.type === 'identifier' ? [] : portUnpackedException(this.tree, node, after);
    if (unpacked === null) this.doubt(node, 'catches an exception into more than one name');
    this.edits.push(...(unpacked ?? []));
    this.edits.push({ span: { start: before.span.end, end: after.span.start }, newText: ' as ' });
  }

  private portRaise(node: SyntaxNode): void {
    const list = node.children.find((child) => child.type === 'expression_list');
    if (list === undefined) return;
    const [type, value, traceback] = namedChildren(list);
    if (type === undefined || value === undefined) return;
    const none = this.tree.source(value) === 'None';
    const isTuple = value.type === 'tuple';
    this.edits.push({ span: { start: type.span.end, end: value.span.start }, newText: isTuple ? '' : '(' });
    if (none) this.edits.push(deletion(value.span));
    const close = isTuple ? '' : ')';
    if (traceback === undefined) {
      this.edits.push(insertion(value.span.end, close));
    } else {
      this.edits.push({
        span: { start: value.span.end, end: traceback.span.start },
        newText: `${close}.with_traceback(`,
      });
      this.edits.push(insertion(traceback.span.end, ')'));
    }
    if (type.type === 'string') this.doubt(node, 'raises a string');
  }

  private portInteger(node: SyntaxNode): void {
    const source = this.tree.source(node);
    const digits = source.replace(/l$/i, '');
    const ported = /^0[0-7]*[1-7][0-7]*$/.test(digits) ? `0o${digits.replace(/^0+/, '')}` : digits;
    if (ported !== source) this.edits.push({ span: node.span, newText: ported });
  }

  private portString(node: SyntaxNode): void {
    const start = node.children.find((child) => child.type === 'string_start');
    const end = node.children.find((child) => child.type === 'string_end');
    if (start === undefined || end === undefined) return;
    const opening = this.tree.source(start);
    if (opening === '`') {
      this.edits.push({ span: start.span, newText: 'repr(' }, { span: end.span, newText: ')' });
    } else if (/^ur/i.test(opening)) {
      if (/\\u/i.test(this.tree.source(node))) this.doubt(node, 'is a raw string with \\u escapes');
      this.edits.push(deletion({ start: start.span.start, end: start.span.start + 1 }));
    }
  }

  /** `7 / 2` is 3 under Python 2. */
  private checkDivision(node: SyntaxNode, left: SyntaxNode | null, right: SyntaxNode | null): void {
    const operator = node.children.find((child) => child.field === 'operator');
    if (operator === undefined || (operator.type !== '/' && operator.type !== '/=')) return;
    if (/^[ \t]*from[ \t]+__future__[ \t]+import\b[^\n]*\bdivision\b/m.test(this.tree.text)) return;
    if (this.numbers.isFloat(left) || this.numbers.isFloat(right)) return;
    if (this.numbers.isWhole(left) && this.numbers.isWhole(right)) {
      this.edits.push({ span: operator.span, newText: operator.type === '/' ? '//' : '//=' });
    } else {
      this.doubt(node, 'divides: of two whole numbers Python 2 gives a whole number, Python 3 does not');
    }
  }

  private take(ported: {
    readonly edits: readonly TextEdit[];
    readonly doubt: string | null;
    readonly at: Span;
  }): void {
    this.edits.push(...ported.edits);
    if (ported.doubt !== null && this.options.python2)
      this.doubts.push({ span: ported.at, because: ported.doubt });
  }

  private doubt(node: SyntaxNode, because: string): void {
    this.doubts.push({ span: node.span, because });
  }
}

/** Whether the one thing printed stands in brackets that can be print's own. */
function isBracketed(tree: PythonTree, print: PrintStatement): boolean {
  const [item, ...others] = print.items;
  if (item === undefined || others.length > 0) return false;
  return item.node?.type === 'parenthesized_expression' && tree.text[item.span.start] === '(';
}
