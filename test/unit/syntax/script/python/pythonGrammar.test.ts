import assert from 'node:assert/strict';
import { nodeGrammarFiles } from '../../../../../server/src/platform/node/grammarFiles.js';
import { pythonGrammar } from '../../../../../server/src/syntax/script/python/pythonGrammar.js';
import {
  childInField,
  descendants,
  namedChildren,
} from '../../../../../server/src/syntax/script/syntaxNode.js';
import { textOf } from '../../../../../server/src/text/span.js';
import { grammar } from '../../../../support/pythonGrammar.js';

describe('pythonGrammar', () => {
  it('reads a text into nodes with spans in UTF-16 units', async () => {
    const text = 'name = "é😀"\nprint(name)\n';
    const tree = await grammar.parse(text);
    assert.equal(tree.type, 'module');
    assert.deepEqual(
      namedChildren(tree).map((node) => textOf(text, node.span)),
      ['name = "é😀"', 'print(name)'],
    );
    const call = [...descendants(tree)].find((node) => node.type === 'call');
    assert.ok(call);
    assert.equal(textOf(text, childInField(call, 'function')?.span ?? call.span), 'print');
  });

  it('marks what breaks the grammar', async () => {
    const tree = await grammar.parse('print("a"\n');
    assert.ok([...descendants(tree)].some((node) => node.broken));
  });

  it('gives up a text that it would take seconds to mend, and reads the next', async () => {
    const given = await grammar.parse('<<~+='.repeat(3000));
    assert.deepEqual([given.type, given.broken, given.children.length], ['module', true, 0]);
    assert.equal((await grammar.parse('print(1)\n')).broken, false);
  });

  it('cuts a tree that is too deep to walk', async () => {
    const tree = await grammar.parse(`x = ${'('.repeat(5000)}1${')'.repeat(5000)}\n`);
    assert.ok([...descendants(tree)].length > 1000);
  });

  it('reads no file before the first text', async () => {
    const read: string[] = [];
    const files = nodeGrammarFiles();
    const lazy = pythonGrammar({
      read(name) {
        read.push(name);
        return files.read(name);
      },
    });
    assert.deepEqual(read, []);
    await lazy.parse('');
    await lazy.parse('x');
    assert.deepEqual(read, ['tree-sitter.wasm', 'tree-sitter-python.wasm']);
  });

  it('tries again after the files could not be read', async () => {
    let there = false;
    const files = nodeGrammarFiles();
    const flaky = pythonGrammar({
      read: (name) => (there ? files.read(name) : Promise.reject(new Error('not there'))),
    });
    await assert.rejects(flaky.parse('x'), /not there/);
    there = true;
    assert.equal((await flaky.parse('x')).type, 'module');
  });
});
