import assert from 'node:assert/strict';
import { portPython2 } from '../../../../../server/src/syntax/script/python/python2Port.js';
import { pythonTree } from '../../../../../server/src/syntax/script/python/pythonTree.js';
import { applyEdits } from '../../../../../server/src/text/edit.js';
import { grammar } from '../../../../support/pythonGrammar.js';

async function port(text: string, { python2 = false, printTo = null as string | null } = {}) {
  const tree = pythonTree(text, await grammar.parse(text));
  const { edits, doubts } = portPython2(tree, { python2, printTo: () => printTo });
  return { text: applyEdits(text, edits), doubts: doubts.map(({ because }) => because) };
}

async function ports(from: string, to: string): Promise<void> {
  // The statement in front makes the file Python 2 for certain.
  const { text, doubts } = await port(`print "start"\n${from}\n`);
  assert.deepEqual({ text, doubts }, { text: `print("start")\n${to}\n`, doubts: [] });
}

describe('portPython2', () => {
  it('gives print statements their brackets and keeps what stands between them', async () => {
    await ports('print "a", b  # why', 'print("a", b)  # why');
    await ports('print', 'print()');
    await ports('print ("a")', 'print ("a")');
    await ports('print (a, b)', 'print((a, b))');
    await ports('print ("a"), b', 'print(("a"), b)');
    await ports('print ("%s") % a', 'print(("%s") % a)');
    await ports('print("a", b)', 'print(("a", b))');
    await ports('print """a\nb""" % (\n  c)', 'print("""a\nb""" % (\n  c))');
    await ports('if a: print b; print c', 'if a: print(b); print(c)');
  });

  it('writes to the file that a print statement names', async () => {
    await ports('print >>sys.stderr, "a", b', 'print("a", b, file=sys.stderr)');
    await ports('print >>f', 'print(file=f)');
  });

  it('writes to the file asked for where the statement names none', async () => {
    const { text } = await port('print "a"\nprint\nprint >>f, "b"\n', { printTo: 'body' });
    assert.equal(text, 'print("a", file=body)\nprint(file=body)\nprint("b", file=f)\n');
  });

  it('follows the space that a trailing comma leaves', async () => {
    await ports('print "a",\nprint "b"', 'print("a", end=" ")\nprint("b")');
    await ports('print "a",\nprint', 'print("a", end="")\nprint()');
    await ports('print "a\\n",\nx()', 'print("a\\n", end="")\nx()');
    await ports('print "a",\nsys.stdout.write("b")', 'print("a", end="")\nsys.stdout.write("b")');
    await ports('print "a",', 'print("a")');
  });

  it('doubts a trailing comma in a loop', async () => {
    const { doubts } = await port('for a in b:\n    print a,\n');
    assert.deepEqual(doubts, [
      'ends in a comma, and whether a space follows depends on what is printed next',
    ]);
  });

  it('renames what has another name', async () => {
    await ports('except_ = raw_input()', 'except_ = input()');
    await ports('for i in xrange(3): pass', 'for i in range(3): pass');
    await ports('import Cookie, os', 'import http.cookies as Cookie, os');
    await ports('from urllib import quote', 'from urllib.parse import quote');
    await ports('import urllib\nurllib.quote(a)', 'import urllib.parse\nurllib.parse.quote(a)');
    await ports('import cgi\ncgi.escape(a)', 'from html import escape\nescape(a, quote=False)');
    await ports('string.join(a, ", ")', '", ".join(a)');
    await ports('string.upper(a)', 'a.upper()');
  });

  it('leaves a name alone that the program defines', async () => {
    await ports('def unicode(a): return a\nunicode(b)', 'def unicode(a): return a\nunicode(b)');
  });

  it('leaves the arms of a version test alone', async () => {
    const text = 'try:\n    import urllib2\nexcept ImportError:\n    import urllib.request as urllib2';
    await ports(text, text);
  });

  it('ports has_key', async () => {
    await ports('if a.has_key("b"): pass', 'if "b" in a: pass');
    await ports('if not a.has_key("b"): pass', 'if "b" not in a: pass');
    await ports('c = a.has_key("b") == d', 'c = ("b" in a) == d');
  });

  it('ports exceptions', async () => {
    await ports(
      'try:\n    a\nexcept (B, C), e:\n    raise D, "m"',
      'try:\n    a\nexcept (B, C) as e:\n    raise D("m")',
    );
    await ports('raise A, "m", tb', 'raise A("m").with_traceback(tb)');
  });

  it('ports operators and literals', async () => {
    await ports('a = `b` <> 0777 + 10L', 'a = repr(b) != 0o777 + 10');
    await ports('a = 7 / 2 + b / 2.0', 'a = 7 // 2 + b / 2.0');
  });

  it('makes lists of what was one', async () => {
    await ports('a = b.keys()', 'a = list(b.keys())');
    await ports('for a in b.keys(): pass', 'for a in b.keys(): pass');
    await ports('a = sorted(b.items())', 'a = sorted(b.items())');
  });

  it('unpacks what stood as a tuple among the parameters', async () => {
    await ports('def f(a, (b, c)=d):\n    return b', 'def f(a, b_c=d):\n    b, c = b_c\n    return b');
    await ports('def f((a, b)):\n    "doc"\n    pass', 'def f(a_b):\n    "doc"\n    a, b = a_b\n    pass');
    await ports('def f((a, (b, c))): return b', 'def f(a_b_c): a, (b, c) = a_b_c; return b');
    await ports('def f((a,), a_b): pass', 'def f(a_, a_b): a, = a_; pass');
    await ports(
      'lambda (a, (b, c)), d: a + c(d.a, a=b)',
      'lambda a_b_c, d: a_b_c[0] + a_b_c[1][1](d.a, a=a_b_c[1][0])',
    );
    await ports(
      'try:\n    a\nexcept B, (c, d):\n    c',
      'try:\n    a\nexcept B as error:\n    c, d = error.args\n    c',
    );
  });

  it('ports functions that went', async () => {
    await ports(
      'import a\nprint reduce(a, b)',
      'from functools import reduce\nimport a\nprint(reduce(a, b))',
    );
    await ports('print apply(a.b, c, d)', 'print(a.b(*c, **d))');
    await ports('execfile("b")', 'exec(open("b").read())');
    await ports(
      'import b\nb.sort(c)',
      'from functools import cmp_to_key\nimport b\nb.sort(key=cmp_to_key(c))',
    );
    await ports(
      'import c\nb = sorted(c, cmp=d)',
      'from functools import cmp_to_key\nimport c\nb = sorted(c, key=cmp_to_key(d))',
    );
    await ports('print cmp(a, len(b)) * 2', 'print(((a > len(b)) - (a < len(b))) * 2)');
    await ports('import sys\nreload(sys)\nsys.setdefaultencoding("utf-8")\nprint a', 'import sys\nprint(a)');
    await ports('print a.encode("utf-8")', 'print(a)');
  });

  it('imports behind a docstring and what comes from the future', async () => {
    const { text } = await port('"""A page."""\nfrom __future__ import division\nprint reduce(a, b)\n');
    assert.equal(
      text,
      '"""A page."""\nfrom __future__ import division\nfrom functools import reduce\nprint(reduce(a, b))\n',
    );
  });

  it('ports what modules held that dissolved', async () => {
    const { text } = await port('import md5\nprint md5.new(a).digest()\n');
    assert.equal(text, 'import hashlib\nprint(hashlib.md5(a.encode()).digest())\n');
    await ports(
      'from itertools import izip, chain\nprint izip(a)',
      'from itertools import chain\nprint(zip(a))',
    );
    await ports('from sets import Set\nprint Set(a)', 'print(set(a))');
    await ports('import types\nprint type(a) is types.DictType', 'import types\nprint(type(a) is dict)');
  });

  it('ports what Python calls by itself in a class', async () => {
    await ports(
      'print a\nclass B(C):\n    __metaclass__ = D\n    def __iter__(self): return self\n    def next(self): pass\n    def __nonzero__(self): pass',
      'print(a)\nclass B(C, metaclass=D):\n    def __iter__(self): return self\n    def __next__(self): pass\n    def __bool__(self): pass',
    );
    await ports(
      'print a\nclass B:\n    def next(self): pass',
      'print(a)\nclass B:\n    def next(self): pass',
    );
    await ports('print a.func_name', 'print(a.__name__)');
  });

  it('doubts what depends on values', async () => {
    const { doubts } = await port('print a / b\nc.sort(d)\ne.decode("utf-8")\nimport hashlib\n');
    assert.deepEqual(doubts, [
      'divides: of two whole numbers Python 2 gives a whole number, Python 3 does not',
      'calls .decode(), and texts are no bytes under Python 3',
      'uses hashlib, which works on bytes under Python 3',
    ]);
  });

  it('changes nothing in Python 3', async () => {
    const text = 'import html\nprint("a", b)\nprint()\nx = a / b\ny = c.keys()\n';
    assert.deepEqual(await port(text), { text, doubts: [] });
  });

  it('changes nothing the second time', async () => {
    const once = await port('import Cookie\nprint "a",\nprint\nfor a in b.keys(): print a\nraise A, "m"\n');
    assert.deepEqual(await port(once.text), { text: once.text, doubts: [] });
  });
});
