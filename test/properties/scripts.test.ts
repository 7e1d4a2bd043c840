import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../../server/src/languageService/hover.js';
import { lint } from '../../server/src/linter/lint.js';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { lineIndexOf } from '../../server/src/text/lineIndex.js';
import { effort } from '../support/effort.js';
import { defaultSettings, loadMemorySite } from '../support/lintSite.js';
import { memoryFiles } from '../support/memoryFiles.js';
import { grammar } from '../support/pythonGrammar.js';
import { type AnyScript, anyScript, hardShapes } from './scriptTexts.js';

/** Milliseconds of the processor that a reading may take. */
const longest = 200;
/** 100,000 in `npm run test:long`. */
const runs = 5000 * effort;
/** Each long run has others; the same again with what it prints. */
const seed = effort === 1 ? 20_260_101 : Math.floor(Math.random() * 2 ** 31);

describe('scripts of any kind', function () {
  this.timeout(120_000 * effort);

  it('are read in time and without an exception, with all that is said of them', async () => {
    console.log(`      ${runs} scripts, seed ${seed}`);
    let slowest = 0;
    await fc.assert(
      fc.asyncProperty(anyScript, part, async (script, place) => {
        slowest = Math.max(slowest, await timeOfReading(script));
        await sayAll(script, place);
      }),
      { numRuns: runs, seed },
    );
    console.log(`      the slowest took ${slowest.toFixed(0)} ms`);
  });

  for (const [shape, text] of Object.entries(hardShapes)) {
    it(`are read in time: ${shape}`, async () => {
      for (const [name, shebang] of languages) await timeOfReading({ name, text: shebang + text });
    });
  }
});

const part = fc.double({ min: 0, max: 1, noNaN: true });

const languages = [
  ['page.py', '#!/usr/bin/python3\n'],
  ['page.pl', '#!/usr/bin/perl\n'],
  ['page.rb', '#!/usr/bin/ruby\n'],
  ['page.sh', '#!/bin/sh\n'],
  ['page.cgi', '#!/usr/bin/env node\n'],
  ['page.php', '#!/usr/bin/php\n<?php\n'],
] as const;

/** Of the processor, in milliseconds: on a busy machine a reading waits for others. The best of three counts. */
async function timeOfReading({ name, text }: AnyScript): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && best > longest; attempt++) {
    const started = process.cpuUsage();
    await readScript(name, text, grammar);
    const { user, system } = process.cpuUsage(started);
    best = Math.min(best, (user + system) / 1000);
  }
  assert.ok(best <= longest, `${name} took ${best.toFixed(0)} ms`);
  return best;
}

/** All rules, the fixes that they offer, and what is to be said of a place. */
async function sayAll({ name, text }: AnyScript, place: number): Promise<void> {
  const site = await loadMemorySite(
    memoryFiles({ '/site/.htaccess': 'Options +ExecCGI\nSetHandler cgi-script\n', [`/site/${name}`]: text }),
  );
  const linted = lint(site, `/site/${name}`, defaultSettings);
  if (linted === null) return;
  for (const finding of linted.findings) {
    assert.ok(finding.span.start >= 0 && finding.span.end <= linted.text.length, finding.rule);
    for (const fix of finding.fixes()) assert.notEqual(fix.title, '');
  }
  const index = lineIndexOf(linted.text);
  const offset = Math.floor(place * linted.text.length);
  const position = index.rangeOf({ start: offset, end: offset }).start;
  hoverAt({ site, linted, settings: defaultSettings, pageOf: (rule) => rule }, position, MarkupKind.Markdown);
}
