import assert from 'node:assert/strict';
import { textOf } from '../../../../../server/src/text/span.js';
import { readPythonText } from '../../../../support/pythonScript.js';

describe('readPython', () => {
  it('lists imports with what they bind', async () => {
    const text =
      'import os.path, cgi as c\nfrom http import cookies as jar\nfrom x import *\ndef f():\n    from . import y\n';
    const { imports } = await readPythonText(text);
    assert.deepEqual(
      imports.map(({ module, name, boundTo }) => [module, name, boundTo]),
      [
        ['os.path', null, 'os'],
        ['cgi', null, 'c'],
        ['http', 'cookies', 'jar'],
        ['x', '*', null],
        ['.', 'y', 'y'],
      ],
    );
  });

  for (const [source, kinds] of [
    ['print "a"', ['print-statement']],
    ['print >>f, "a"', ['print-statement']],
    ['print ("%s") % a', ['print-statement']],
    ['print -1', ['print-statement']],
    ['print "a",', ['print-statement']],
    ['exec "a" in b', ['exec-statement']],
    ['try:\n    a\nexcept X, e:\n    b', ['except-comma']],
    ['raise X, "m"', ['raise-comma']],
    ['a = `b`', ['backticks']],
    ['a <> b', ['not-equal']],
    ['a = 0777', ['octal-literal']],
    ['a = 10L', ['long-literal']],
    ['a = 0777L', ['long-literal']],
    ['a = ur"b"', ['unicode-raw-string']],
    ['def f(a, (b, c)=(1, 2)): pass', ['tuple-parameter']],
    ['lambda (a, b): a', ['tuple-parameter']],
    ['if a:\n        b\n\tc', ['mixed-tabs']],
    ['if a:\n\tb\n        c', ['mixed-tabs']],
    ['print("a")', []],
    ['print ("a")', []],
    ['print ("a"), "b"', []],
    ['print', []],
    ['print("a") if b else c', []],
    ['exec("a")', []],
    ['except_ = 1, 2', []],
    ['try:\n    a\nexcept (X, Y):\n    b', []],
    ['raise X("m")', []],
    ['a = 0, 00, 0o777, 0xFF, 1e0, 0.5', []],
    ['a = u"b", rb"c", """\n\td\n        e"""', []],
    ['if a:\n\tb\n\tif c:\n\t\td', []],
    ['a = [\n\t1,\n        2]', []],
  ] as const) {
    it(`finds ${kinds.length === 0 ? 'nothing' : kinds.join()} of Python 2 in ${JSON.stringify(source)}`, async () => {
      const { python2Only } = await readPythonText(`${source}\n`);
      assert.deepEqual(
        python2Only.map(({ kind }) => kind),
        kinds,
      );
    });
  }

  it('marks the construct itself', async () => {
    const text = 'a = 1\nif a <> 2: print "b"\n';
    const { python2Only } = await readPythonText(text);
    assert.deepEqual(
      python2Only.map(({ span }) => textOf(text, span)),
      ['<>', 'print "b"'],
    );
  });

  for (const [text, version] of [
    ['#!/usr/bin/python3\nprint\n', 3],
    ['#!/usr/bin/python2\nprint("a")\n', 2],
    ['#!/usr/bin/env python\nprint("a")\n', 3],
    ['#!/usr/bin/env python\nprint("a")\nprint\n', 2],
    ['#!/usr/bin/python3\nprint "a"\n', 2],
  ] as const) {
    it(`reads ${JSON.stringify(text)} as Python ${version}`, async () => {
      assert.equal((await readPythonText(text)).version, version);
    });
  }

  it('says where the text is no Python at all', async () => {
    const { syntaxError, response } = await readPythonText('print("a"\n<p>\n');
    assert.ok(syntaxError);
    assert.equal(response.kind, 'unknown');
  });

  it('reads a huge script in little time', async () => {
    const text = `print("Content-Type: text/html\\n")\n${'print("<p>hello</p>")\n'.repeat(20_000)}`;
    const started = Date.now();
    assert.equal((await readPythonText(text)).response.kind, 'read');
    assert.ok(Date.now() - started < 10_000);
  });
});
