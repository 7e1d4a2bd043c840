import assert from 'node:assert/strict';
import { writeDiff } from '../../../server/src/cli/writing.js';
import { readScript } from '../../../server/src/syntax/script/readScript.js';
import { memoryFiles, projectFilesIn } from '../../support/memoryFiles.js';
import { grammar } from '../../support/pythonGrammar.js';
import { MemoryTerminal } from './memoryTerminal.js';

const file = {
  path: '/site/page.py',
  oldText: 'a\x1b[31m\n',
  newText: 'b\x1b[32m\n',
  encoding: 'utf-8',
  oldMode: 0o644,
  newMode: null,
} as const;

function diffFor(terminal: MemoryTerminal): string {
  writeDiff([file], {
    files: projectFilesIn(memoryFiles({})),
    readScript: (name, text) => readScript(name, text, grammar),
    terminal,
    currentFolder: '/',
    standardInputIsTerminal: false,
    standardInput: async () => new Uint8Array(),
    standardInputChunks: async function* () {},
  });
  return terminal.results;
}

describe('a diff', () => {
  it('has every byte where a program reads it', () => {
    assert.ok(diffFor(new MemoryTerminal()).endsWith('@@ -1,1 +1,1 @@\n-a\x1b[31m\n+b\x1b[32m\n'));
  });

  it('shows a person what goes and comes in colors, and control characters as pictures', () => {
    const shown = diffFor(new MemoryTerminal({ person: true }));
    assert.ok(shown.endsWith('\x1b[31m-a␛[31m\x1b[39m\n\x1b[32m+b␛[32m\x1b[39m\n'), JSON.stringify(shown));
  });
});
