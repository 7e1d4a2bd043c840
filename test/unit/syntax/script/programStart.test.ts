import assert from 'node:assert/strict';
import { programStartOf } from '../../../../server/src/syntax/script/programStart.js';
import { longestLine, programOf, shebangOf } from '../../../../server/src/syntax/script/shebang.js';

describe('the first line, as the kernel reads it', () => {
  for (const [line, words] of [
    ['#!/usr/bin/python3\n', ['/usr/bin/python3', '']],
    ['#! /usr/bin/python3\t -u \n', ['/usr/bin/python3', '-u']],
    ['#!/usr/bin/python3\r\n', ['/usr/bin/python3\r', '']],
    ['#!/usr/bin/python3 \r\n', ['/usr/bin/python3', '\r']],
    ['#!/usr/bin/env python3 -u', ['/usr/bin/env', 'python3 -u']],
    ['#!\n', ['', '']],
  ] as const) {
    it(`divides ${JSON.stringify(line)} in two`, () => {
      const shebang = shebangOf(line);
      assert.deepEqual([shebang?.interpreter, shebang?.argument], words);
      const { interpreterSpan, argumentSpan } = shebang ?? assert.fail();
      assert.equal(line.slice(interpreterSpan.start, interpreterSpan.end), words[0]);
      assert.equal(line.slice(argumentSpan.start, argumentSpan.end), words[1]);
    });
  }

  for (const [name, line, cut] of [
    ['as long as it may be', `#!${'a'.repeat(longestLine - 2)}`, 'nothing'],
    ['one byte too long', `#!${'a'.repeat(longestLine - 1)}`, 'interpreter'],
    ['too long for its argument', `#!/bin/sh ${'a'.repeat(longestLine)}`, 'argument'],
    ['too long by letters of two bytes', `#!${'é'.repeat(longestLine / 2)}`, 'interpreter'],
  ] as const) {
    it(`reads of a line ${name} ${cut === 'nothing' ? 'all' : `all but the ${cut}`}`, () => {
      assert.equal(shebangOf(`${line}\n`)?.cut, cut);
    });
  }
});

describe('what a first line starts', () => {
  for (const [line, program, words] of [
    ['#!/usr/bin/python3 -u', '/usr/bin/python3', ['-u']],
    ['#!/usr/bin/env python3', 'python3', []],
    ['#!/usr/bin/env -S python3 -u -W "ignore it"', 'python3', ['-u', '-W', 'ignore it']],
    ['#!/usr/bin/env -S python3\\_-u # a comment', 'python3', ['-u']],
    ["#!/usr/bin/env -S LANG=C 'python3'", 'python3', []],
    ['#!/usr/bin/env -S -u LANG -C /tmp python3 -u\r', 'python3', ['-u']],
    ['#!/usr/bin/env -iS /usr/bin/python3', '/usr/bin/python3', []],
  ] as const) {
    it(`is ${program} for ${line}`, () => {
      const start = programStartOf(shebangOf(`${line}\n`) ?? assert.fail());
      assert.ok(start.kind === 'starts', start.kind);
      assert.equal(start.program, program);
      assert.deepEqual(
        start.words.map(({ text }) => text),
        words,
      );
    });
  }

  for (const [line, kind] of [
    ['#!', 'no-program'],
    ['#!/usr/bin/env', 'starts-itself'],
    ['#!/usr/bin/env LANG=C python3', 'starts-itself'],
    ['#!/usr/bin/env python3 -u', 'refused'],
    ['#!/usr/bin/env -i python3', 'refused'],
    ['#!/usr/bin/env -S python3 ${OPTIONS}', 'unknown'],
    ['#!/usr/bin/python3 -u -B', 'refused'],
  ] as const) {
    it(`is ${kind} for ${line}`, () => {
      assert.equal(programStartOf(shebangOf(`${line}\n`) ?? assert.fail()).kind, kind);
    });
  }

  for (const [line, program] of [
    ['#!/usr/bin/env python3 -u', 'python3'],
    ['#!/usr/bin/env /usr/bin/python3', 'python3'],
    ['#!/usr/bin/env -S LANG=C perl -w', 'perl'],
    ['#!/usr/bin/env -i python3', 'python3'],
    ['#!/bin/bash\r', 'bash'],
  ] as const) {
    it(`is meant to be ${program} for ${JSON.stringify(line)}`, () => {
      assert.equal(programOf(shebangOf(`${line}\n`) ?? assert.fail()), program);
    });
  }
});
