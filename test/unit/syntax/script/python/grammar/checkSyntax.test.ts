import assert from 'node:assert/strict';
import { checkSyntax } from '../../../../../../server/src/syntax/script/python/grammar/checkSyntax.js';

/** What is underlined, what is said of it, and the error that Python raises. */
function found(text: string): readonly [string, string, string] | null {
  const trouble = checkSyntax(text);
  return trouble === null ? null : [text.slice(trouble.start, trouble.end), trouble.what, trouble.error];
}

describe('checkSyntax', () => {
  for (const [text, place, what, error = 'SyntaxError'] of [
    ['if True\n    pass\n', 'True', 'a colon is missing at the end of this line'],
    ['if a = 1:\n    pass\n', '=', '"=" gives a value, which cannot be done here; to compare, write "=="'],
    ['print("a"\nprint("b")\n', '(', 'the bracket "(" that is opened here is never closed'],
    ['print("a"))\n', ')', 'no bracket is open that ")" could close'],
    ['print("a"]\n', ']', '"]" does not close "(", the last bracket that was opened'],
    ['print("a)\n', '"a)', 'the string that starts here does not end on its line'],
    ['a = """b\nc\n', '"""b', 'the text that starts here with """ is never closed'],
    ['print(a b)\n', 'a', 'a comma, an operator or the end of the brackets was expected behind this'],
    ['else:\n    pass\n', 'else', '"else" has nothing before it that it could belong to'],
    ['if a:\n    pass\nelse if b:\n    pass\n', 'if', '"else if" is written "elif"'],
    ['try:\n    pass\nprint()\n', 'print', 'a "try" needs an "except" or a "finally"'],
    ['if a:\nprint()\n', 'print', 'an indented block was expected behind the "if"', 'IndentationError'],
    ['a = 1\n  b = 2\n', 'b', 'the line is indented, but no block begins here', 'IndentationError'],
    [
      'if a:\n    b\n  c\n',
      '  ',
      'the line is indented like none of the blocks around it',
      'IndentationError',
    ],
    ['if a:\n        b\n\tc\n', '\t', 'the line is indented by tabs where others are by spaces', 'TabError'],
    ['f(a=1, b)\n', 'b', 'an argument without a name cannot follow one with a name'],
    ['f(a=1, a=2)\n', 'a', 'the argument "a" is given twice'],
    ['f() = 1\n', 'f()', 'a function call cannot be given a value; to compare, write "=="'],
    ['a + 1 = 2\n', 'a + 1', 'an expression cannot be given a value; to compare, write "=="'],
    ['True = 1\n', 'True', 'True cannot be given a value; to compare, write "=="'],
    ['return 1\n', 'return', '"return" stands outside of a function'],
    ['break\n', 'break', '"break" stands outside of a loop'],
    ['def f():\n    x = 1\n    global x\n', 'global x', '"x" is used before it is declared global'],
    ['def f(a, a):\n    pass\n', 'a', 'the parameter "a" stands here twice'],
    ['def f(a=1, b):\n    pass\n', 'b', 'a parameter without a default follows one with a default'],
    [
      'import a\nfrom __future__ import division\n',
      'from __future__ import',
      'imports from __future__ have to stand before all else',
    ],
    ['a = 1 +\n', '+', 'an expression was expected here'],
    ['a = \u201cb\u201d\n', '\u201c', '\u201c is a quote of a word processor, which is none to Python'],
    ['f"{}"\n', '{}', 'the brackets in the formatted string hold no expression'],
    ['f"a}"\n', '}', 'a "}" in a formatted string has to be doubled'],
    ['f"{a b}"\n', 'b', 'this does not belong to the expression in the string'],
    [
      'a = "C:\\Users"\n',
      '\\U',
      '\\U in a string needs 8 hexadecimal digits behind it; in a path of Windows each backslash has to be doubled',
    ],
    ['a = 08\n', '08', '"08" starts with a zero, which whole numbers do not'],
    ['b"\u00e9"\n', 'b"\u00e9', 'a string of bytes can hold ASCII characters only'],
    ['a \\ b\n', '\\', 'a backslash here has to be the last character of its line'],
    ['await f()\n', 'await', '"await" stands outside of a function that "async def" begins'],
  ] as const) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.deepEqual(found(text), [place, what, error]);
    });
  }

  for (const text of [
    '',
    '# nothing',
    'print("a")',
    'if a: b; c\nelse: d',
    'match x:\n    case {"a": [1, *_], **rest} if rest: pass\n    case Point(x=0) | None as y: pass\n    case -1 + 2j: pass\n',
    'match(x)\nmatch = case = type = 1\n',
    'type X[T: int = str, *Ts, **P] = list[T]\n',
    'def f[T](a: T, /, b=1, *c: *Ts, d, **e) -> T: return a\n',
    'with (open("a") as b, open("c") as d,): pass\nwith (a, b): pass\nwith (a) as b, c: pass\n',
    'f"{a!r:>{b}} {c=} {d:%H:%M} {{}} {"e"} {lambda_ := 1}"\n',
    "f'''{\n a # why\n}'''\n",
    'async def f():\n    async with a as b: pass\n    async for c in d: await c\n    return [x async for x in y]\n',
    'try: pass\nexcept* (A, B) as c: pass\nelse: pass\nfinally: pass\n',
    'a, *b = *c, d = (yield_) = 1,\n',
    'x: int\n(y): int = 1\na.b: c = d\n',
    'print(*a, **b, c=1)\nf(x for x in y)\n',
    'lambda *a, b=1, **c: (yield)\n',
    'if a:\n\tb\n\tif c:\n\t\td\n',
    'a = [\n  1,\n# why\n      2,\n]\nif a:\n    # why\n  # not\n    b\n',
    'a = b \\\n  + c\n',
    '@a.b(c)\n@d\nclass E(F, metaclass=G): pass\n',
    'x = 0xFF + 0o17 + 0b1 + 1_000 + 1e5j + .5 + 5. + 00\n1if x else 2\n',
    "rb'\\x' + BR'' + b'\\xff' + u'\\N{DIGIT ONE}'\n",
    'def f():\n    global x\n    x = 1\n    nonlocal_ = [y for y in x]\n',
    'while a:\n    for b in c: break\n    else: continue\n',
    'a if b else c if d else lambda: e\nnot a in b is not c\n',
    '{**a, "b": c}; {*a, b}; {a: b for a in b}; {a for a in b}; x[1:2, ..., ::3]\n',
    '\ufeffprint("a")\r\nprint("b")\r',
    'def f(): return (i for i in x if await y)\n',
  ]) {
    it(`takes ${JSON.stringify(text)}`, () => {
      assert.equal(found(text), null);
    });
  }

  it('says nothing of what is nested too deep to be followed', () => {
    assert.equal(found(`a = ${'lambda: '.repeat(5000)}1\n`), null);
  });

  it('comes to an end soon on long chains', () => {
    assert.equal(found(`a = ${'not '.repeat(50_000)}1\nb = ${'1 + '.repeat(50_000)}1\n`), null);
  });
});
