import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewriteAsWsgi } from '../../../server/src/conversions/python/rewriteAsWsgi.js';
import { shebangOf } from '../../../server/src/syntax/script/shebang.js';
import { descendants } from '../../../server/src/syntax/script/syntaxNode.js';
import { grammar } from '../../support/pythonGrammar.js';
import { repositoryRoot } from '../../support/repository.js';
import { matchSnapshot } from '../../support/snapshot.js';

const header = 'print("Content-Type: text/plain\\n")\n';

async function rewrite(text: string) {
  return rewriteAsWsgi({
    text,
    tree: await grammar.parse(text),
    shebang: shebangOf(text),
    siblings: new Set(['helper']),
  });
}

async function rewritten(text: string): Promise<string> {
  const result = await rewrite(text);
  if (result.kind === 'declined') assert.fail(result.because);
  return result.text;
}

describe('rewriteAsWsgi', () => {
  for (const folder of ['scripts', 'python2']) {
    const path = join(repositoryRoot, 'test/conversions', folder);
    for (const name of readdirSync(path).filter((each) => each.endsWith('.py'))) {
      const text = readFileSync(join(path, name), 'utf8');

      it(`writes what the snapshot shows: ${folder}/${name}`, async () => {
        matchSnapshot(`unit/conversions/snapshots/${folder}-${name}.txt`, await rewritten(text));
      });

      it(`writes what parses, with the line ends of the original: ${folder}/${name}`, async () => {
        const result = await rewritten(text);
        assert.deepEqual(
          [...descendants(await grammar.parse(result))].filter(({ broken }) => broken),
          [],
        );
        assert.equal(await rewritten(text.replaceAll('\n', '\r\n')), result.replaceAll('\n', '\r\n'));
      });
    }
  }

  it('ends without a line end where the original does', async () => {
    assert.match(await rewritten(header.trimEnd()), /run\(application\)$/);
  });

  it('keeps comments, and indentation by tabs', async () => {
    const text = await rewritten(`# Mine.\n\n${header}# each\nfor a in "ab":\n\tprint(a)  # one\n`);
    assert.match(text, /^# Mine\.\n\nimport io\n/);
    assert.match(text, /\n\t# each\n\tfor a in "ab":\n\t\tprint\(a, file=body\) {2}# one\n/);
  });

  it('finds another name where the program has its own', async () => {
    const text = await rewritten(`${header}body = "a"\nprint(body)\n`);
    assert.match(text, /out = io\.StringIO\(\)/);
    assert.match(text, /print\(body, file=out\)/);
  });

  it('tells a name that was imported from a member of the same name', async () => {
    const text = await rewritten(
      `import os as own\nimport sys as system\nfrom os import environ\nfrom sys import stdout\n${header}print(environ["QUERY_STRING"], file=stdout)\nprint(own.environ["QUERY_STRING"], file=system.stdout)\n`,
    );
    assert.match(text, /print\(environ\["QUERY_STRING"\], file=body\)\n/);
    assert.match(text, /print\(environ\["QUERY_STRING"\], file=body\)\n/);
  });

  it('puts the folder on the path before an import from beside the script', async () => {
    const text = await rewritten(`import helper\n${header}print(helper.text)\n`);
    assert.match(
      text,
      /sys\.path\.insert\(0, os\.path\.dirname\(os\.path\.abspath\(__file__\)\)\)\n[\s\S]*import helper\n/,
    );
  });

  it('keeps what changes with a request out of the module', async () => {
    const text = await rewritten(`seen = []\nLIMIT = 3\n${header}seen.append(LIMIT)\nprint(seen)\n`);
    assert.match(text, /^LIMIT = 3$/m);
    assert.match(text, /^ {4}seen = \[\]$/m);
  });

  const obstacles: readonly (readonly [program: string, because: RegExp, at: string])[] = [
    [`import threading\n${header}`, /starts threads/, 'import threading'],
    [`import os\n${header}os.fork()\n`, /copies the process/, 'os.fork'],
    [`import os\n${header}os.system("date")\n`, /starts a child process/, 'os.system'],
    [
      `import subprocess\n${header}subprocess.run(["date"])\n`,
      /starts a child process/,
      'subprocess.run(["date"])',
    ],
    [`import os\n${header}os._exit(0)\n`, /ends the whole process/, 'os._exit'],
    [`import signal\n${header}`, /sets signal handlers/, 'import signal'],
    [`${header}exec("a = 1")\n`, /looks at names that move/, 'exec("a = 1")'],
    [`a = 1\n${header}print("%(a)s" % locals())\n`, /looks at names that move/, 'locals()'],
    [`import os\n${header}for a in os.environ: print(a)\n`, /takes the whole environment/, ''],
    [`import os\nos.environ["TZ"] = "UTC"\n${header}`, /changes the environment/, ''],
    [`import sys, io\nsys.stdout = io.StringIO()\n${header}`, /standard output/, ''],
    [`a = input()\n${header}`, /reads standard input/, 'input()'],
    ['print("hello")\n', /where a header field is expected/, 'print("hello")'],
    ['print("X-A: b\\n")\n', /without Content-Type/, 'print("X-A: b\\n")'],
    ['print("Content-Type: text/html")\n', /before the header is complete/, ''],
    ['import b\nif b.c:\n    print("Content-Type: a/b\\n")\nprint("d")\n', /on one way through it/, ''],
    ['import b\nprint(b.header())\n', /cannot be read off the source/, 'print(b.header())'],
    ['print("Location: /other\\n")\n', /redirects without a status/, 'print("Location: /other\\n")'],
    [
      'import b\nprint("Status: %s" % b.c)\nprint("Content-Type: a/b\\n")\n',
      /a status that is not known/,
      '',
    ],
    ['print "Content-Type: a/b\\n"\nprint a / b\n', /divides/, 'a / b'],
    ['import sys\nprint("Content-Type: a/b\\n")\nsys.stdout.buffer.write(b"c")\n', /still in the buffer/, ''],
  ];
  for (const [program, because, at] of obstacles) {
    it(`declines, and says where: ${because.source}: ${JSON.stringify(program)}`, async () => {
      const result = await rewrite(program);
      assert.equal(result.kind, 'declined');
      if (result.kind !== 'declined') return;
      assert.match(result.because, because);
      if (at !== '') {
        assert.equal(result.span === null ? '' : program.slice(result.span.start, result.span.end), at);
      }
    });
  }
});
