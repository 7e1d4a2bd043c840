import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { ExpressionNode } from '../../../../server/src/syntax/expression/nodes.js';
import { parseExpression } from '../../../../server/src/syntax/expression/parser.js';
import type { ExpressionForm } from '../../../../server/src/syntax/expression/scanner.js';
import { childrenOf, walkExpression } from '../../../../server/src/syntax/expression/walk.js';
import { contains, textOf } from '../../../../server/src/text/span.js';
import { expressions } from '../../../conformance/generators/expressions.js';

/** A tree as brackets: each node's kind, and its text where it holds no other. */
function outline(text: string, form: ExpressionForm = 'condition'): string {
  const { root } = parseExpression(text, form);
  return root === null ? 'broken' : sketch(root, text);
}

function sketch(node: ExpressionNode, text: string): string {
  const children = childrenOf(node);
  if (children.length === 0) return `${node.kind} ${textOf(text, node.span)}`;
  return `${node.kind}(${children.map((child) => sketch(child, text)).join(', ')})`;
}

function nodesOf<Kind extends ExpressionNode['kind']>(
  text: string,
  kind: Kind,
  form: ExpressionForm = 'condition',
): readonly Extract<ExpressionNode, { kind: Kind }>[] {
  const { root, fragments } = parseExpression(text, form);
  const isOfKind = (node: ExpressionNode): node is Extract<ExpressionNode, { kind: Kind }> =>
    node.kind === kind;
  return [...walkExpression(root === null ? fragments : [root])].filter(isOfKind);
}

/** How it ends, at what place. */
function failureOf(text: string, form: ExpressionForm = 'condition'): string | null {
  const { failure } = parseExpression(text, form);
  if (failure === null) return null;
  const where = `${failure.kind} at ${failure.at.start}-${failure.at.end}`;
  return failure.kind === 'unexpected'
    ? `${where}: ${failure.token}, not ${failure.expected.join(' ')}`
    : where;
}

describe('an expression', () => {
  it('compares words, as texts or as numbers', () => {
    assert.equal(
      outline("%{HTTP_HOST} == 'example.com'"),
      'comparison(variable %{HTTP_HOST}, quoted(text(literal example.com)))',
    );
    const operators = '1 -eq 2 || 1 lt 2 || 1 = 2 || 1 <= 2';
    assert.deepEqual(
      nodesOf(operators, 'comparison').map(({ compared, operator }) => [compared, operator.text]),
      [
        ['number', '-eq'],
        ['number', 'lt'],
        ['text', '='],
        ['text', '<='],
      ],
    );
  });

  it('binds "and" stronger than "or", "not" strongest, and several to the right', () => {
    assert.equal(
      outline('true || !false && true'),
      'junction(constant true, junction(negation(constant false), constant true))',
    );
    assert.equal(
      outline('true and false and true'),
      'junction(constant true, junction(constant false, constant true))',
    );
    assert.equal(
      outline('(true or false) && not true'),
      'junction(grouping(junction(constant true, constant false)), negation(constant true))',
    );
  });

  it('holds in texts variables, function calls and what groups have caught', () => {
    assert.equal(
      outline('"a%{HTTP_HOST}$1%{req:X-%{REMOTE_ADDR}}b" == tolower(\'A\') . "$x"'),
      'comparison(quoted(text(literal a, variable %{HTTP_HOST}, backreference $1, ' +
        'functionCall(text(literal X-, variable %{REMOTE_ADDR})), literal b)), ' +
        'concatenation(functionCall(quoted(text(literal A))), quoted(text(literal $x))))',
    );
    assert.deepEqual(
      nodesOf('%{req:User-Agent} == $7', 'backreference').map(({ group }) => group),
      [7],
    );
  });

  it('looks for a word in a list', () => {
    assert.equal(
      outline("%{REQUEST_METHOD} -in {'GET', 'HEAD'}"),
      'membership(variable %{REQUEST_METHOD}, wordList(quoted(text(literal GET)), quoted(text(literal HEAD))))',
    );
    assert.equal(
      outline("'x' in PeerExtList('1.2')"),
      'membership(quoted(text(literal x)), listCall(quoted(text(literal 1.2))))',
    );
  });

  it('tests with named operators of one side or two', () => {
    assert.equal(outline("-f '/x'"), 'unaryTest(quoted(text(literal /x)))');
    const [test] = nodesOf("%{REMOTE_ADDR} -ipmatch '10.0.0.0/8'", 'binaryTest');
    assert.deepEqual(test?.name, { span: { start: 15, end: 23 }, text: 'ipmatch' });
  });

  it('matches patterns between slashes, or between others behind an m', () => {
    const text = "'a' =~ /^a/ && 'a' !~ m#^/b#i";
    assert.deepEqual(
      nodesOf(text, 'pattern').map(({ source, ignoreCase, sourceSpan }) => [
        source,
        ignoreCase,
        textOf(text, sourceSpan),
      ]),
      [
        ['^a', false, '^a'],
        ['^/b', true, '^/b'],
      ],
    );
    assert.deepEqual(
      nodesOf(text, 'match').map(({ negated }) => negated),
      [false, true],
    );
  });

  it('takes "m_x" for a name and "m_" behind an operator for the start of a pattern', () => {
    assert.equal(failureOf("'a' =~ m_x_"), 'unexpected at 7-11: T_ID, not T_REGEX T_REGEX_I');
    assert.equal(failureOf("'a' =~ m_ x_"), null);
  });

  it('resolves escapes, the value ends at a NUL', () => {
    const value = (text: string): string | undefined => nodesOf(`'${text}' == ''`, 'literal')[0]?.value;
    assert.equal(value('\\101\\n\\q\\\\'), 'A\nq\\');
    assert.equal(value("it\\'s"), "it's");
    assert.equal(value('a\\0b'), 'a');
  });

  it('is a text as a whole where the directive asks for one', () => {
    assert.equal(
      outline('/a"b\'%{HTTP_HOST}$1', 'string'),
      'text(literal /a"b\', variable %{HTTP_HOST}, backreference $1, literal )',
    );
    assert.equal(outline('', 'string'), 'text(literal )');
  });
});

describe('a broken expression', () => {
  it('ends at the token that is not expected', () => {
    assert.equal(failureOf('tru'), "unexpected at 3-3: $end, not '('");
    assert.equal(failureOf('true false'), 'unexpected at 5-10: T_FALSE, not $end');
    assert.equal(failureOf('(true'), "unexpected at 5-5: $end, not T_OP_OR T_OP_AND ')'");
    assert.equal(failureOf("'a' =~ 'b'"), 'unexpected at 7-8: T_STR_BEGIN, not T_REGEX T_REGEX_I');
  });

  it('may be given up without a word but the scanner’s', () => {
    const { failure, steps } = parseExpression("true && 'a", 'condition');
    assert.equal(failure?.kind, 'given-up');
    assert.deepEqual(steps, [{ kind: 'scanError', problem: 'unterminated', span: { start: 9, end: 10 } }]);
  });

  it('tells what the scanner cannot read, whole characters where they are two units', () => {
    const problem = (text: string): unknown => {
      const step = parseExpression(text, 'condition').steps.find(({ kind }) => kind === 'scanError');
      return step?.kind === 'scanError' ? [step.problem, textOf(text, step.span)] : null;
    };
    assert.deepEqual(problem('😀 == 1'), ['stray-character', '😀']);
    assert.deepEqual(problem('%{HTTP HOST}'), ['character-in-variable', ' ']);
    assert.deepEqual(problem("'\\400'"), ['escape-out-of-bound', '\\400']);
    assert.deepEqual(problem("'\\8'"), ['bad-escape', '\\8']);
    assert.deepEqual(problem('%{HTTP_HOST'), ['unterminated', '']);
  });

  it('ends the server’s process at a quote in an argument and at a backslash that ends a text', () => {
    assert.equal(failureOf("%{req:it's} == ''"), 'crash at 6-17');
    assert.equal(failureOf("'a\\"), 'crash at 1-3');
  });

  it('keeps what was understood', () => {
    const text = "%{HTTP_HOST} == 'a' && -f %{REQUEST_FILENAME} x";
    assert.equal(parseExpression(text, 'condition').root, null);
    assert.deepEqual(
      nodesOf(text, 'variable').map(({ name }) => name.text),
      ['HTTP_HOST', 'REQUEST_FILENAME'],
    );
    assert.equal(nodesOf("'a' in {'b', 'c'", 'quoted').length, 3);
  });

  it('is refused for its depth where the server’s parser has no room left', () => {
    assert.equal(failureOf(`${'('.repeat(9_000)}true${')'.repeat(9_000)}`), null);
    assert.equal(failureOf(`${'('.repeat(20_000)}true`), 'too-deep at 9997-9998');
  });
});

describe('what the server resolves on its way', () => {
  it('is in the order in which it does', () => {
    const { steps } = parseExpression("foo(%{A}) == 'x' && -q %{B} && 'y' =~ /z/ && 'v' -ww $1", 'condition');
    assert.deepEqual(
      steps.map((step) => ('name' in step ? step.name.text : step.kind)),
      ['A', 'foo', 'B', 'q', 'pattern', 'ww'],
    );
  });

  it('lacks a test whose end the parser has not seen', () => {
    const { steps } = parseExpression("-q 'a' . ", 'condition');
    assert.deepEqual(steps, []);
  });
});

describe('any text at all', () => {
  const forms: readonly ExpressionForm[] = ['condition', 'string'];

  it('parses to a tree whose spans nest, or to parts and a failure within the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(expressions, fc.string({ unit: 'binary' })),
        fc.constantFrom(...forms),
        (text, form) => {
          const { root, fragments, failure } = parseExpression(text, form);
          assert.equal(root === null, failure !== null);
          for (const node of walkExpression(root === null ? fragments : [root])) {
            assert.ok(contains({ start: 0, end: text.length }, node.span));
            for (const child of childrenOf(node)) assert.ok(contains(node.span, child.span));
          }
          if (failure !== null) assert.ok(contains({ start: 0, end: text.length }, failure.at));
        },
      ),
      { numRuns: 2000, seed: 3 },
    );
  });

  it('takes time in proportion to its length', () => {
    const timeOf = (text: string): number => {
      const start = performance.now();
      parseExpression(text, 'condition');
      return performance.now() - start;
    };
    for (const part of ['!', '1 . ', "'\\n", '%{req:', "'a' == 'b' && "]) {
      const best = (count: number): number =>
        Math.min(...Array.from({ length: 5 }, () => timeOf(part.repeat(count))));
      best(1000);
      assert.ok(best(8000) < 40 * best(1000) + 5, part);
    }
  });
});
