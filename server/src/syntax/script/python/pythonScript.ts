import type { Span } from '../../../text/span.js';
import type { SyntaxNode } from '../syntaxNode.js';
import type { SyntaxTrouble } from './grammar/token.js';

/** What the Python reader finds in a script, Python 2 and 3 alike. */
export interface PythonScript {
  readonly tree: SyntaxNode;
  readonly imports: readonly PythonImport[];
  /** The Python that the text is written for, and that its response is read as. */
  readonly version: PythonVersion;
  /** Constructs that Python 3 refuses to compile, or that fail there whatever their values, in the order of the text. */
  readonly python2Only: readonly Python2Construct[];
  /** Where our tree of the text is broken, Python 2 or 3; null where it is whole. */
  readonly syntaxError: Span | null;
  /** What no Python 3 compiles, and is no Python 2 either; null where there is nothing, or it is Python 2. */
  readonly refused: SyntaxTrouble | null;
}

export type PythonVersion = 2 | 3;

export interface PythonImport {
  /** The dotted name of the module, as `os.path`. */
  readonly module: string;
  /** The name that `from module import name` takes, `*` included; null for a plain import. */
  readonly name: string | null;
  /** The name that it is bound to in the script; null for `*`. */
  readonly boundTo: string | null;
  /** The import statement. */
  readonly span: Span;
}

export interface Python2Construct {
  readonly kind:
    | 'print-statement'
    | 'exec-statement'
    | 'except-comma'
    | 'raise-comma'
    | 'backticks'
    | 'not-equal'
    | 'octal-literal'
    | 'long-literal'
    | 'tuple-parameter'
    | 'unicode-raw-string'
    | 'mixed-tabs';
  readonly span: Span;
}
