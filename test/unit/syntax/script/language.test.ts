import assert from 'node:assert/strict';
import { languageOf } from '../../../../server/src/syntax/script/language.js';

describe('languageOf', () => {
  for (const [name, text, language] of [
    ['a.cgi', '#!/usr/bin/python3\n', 'python'],
    ['a.cgi', '#!/usr/bin/env -S python3 -u\n', 'python'],
    ['a.cgi', '#!C:\\Python39\\python.exe\r\n', 'python'],
    ['a.py', '#!/usr/bin/perl -w\n', 'perl'],
    ['a.cgi', '#!/usr/bin/php-cgi8.2\n', 'php'],
    ['a.cgi', '#!/bin/bash\n', 'shell'],
    ['a.cgi', '\uFEFF\n#!/usr/bin/ruby\n', 'ruby'],
    ['a.PY', 'print(1)', 'python'],
    ['a.py.bak', 'print(1)', 'python'],
    ['site.wsgi', 'application = 1', 'python'],
    ['a.cgi', 'print(1)', 'other'],
    ['a.cgi', '#!/opt/own/run\n', 'other'],
    ['a.py', '\0ELF', 'binary'],
  ] as const) {
    it(`takes ${name} with ${JSON.stringify(text)} for ${language}`, () => {
      assert.equal(languageOf(name, text), language);
    });
  }
});
