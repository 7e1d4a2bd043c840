import assert from 'node:assert/strict';
import { rules } from '../../../server/src/rules/registry.js';
import { readRecord } from '../../../server/src/serverLog/readRecord.js';
import { recognize } from '../../../server/src/serverLog/recognize.js';
import { casesOf, siteOf } from '../../rules/cases.js';
import { lintSite } from '../../support/lintSite.js';

/** Refusals of a .htaccess stand in the log behind the file's path. */
const isRefusal = new Set(rules.flatMap((rule) => ('explains' in rule && rule.explains ? [rule.name] : [])));

/** Whatever is refused, the line itself says which rule it is: those of refusals find each other by the words. */
const refusing = ['trailing-comment', 'override-not-allowed', 'unclosed-section', 'unmatched-section-end'];

/** Where a rule foretells the part of a line that does not depend on the version of Python. */
const wholeLine = (log: string): string =>
  log.startsWith('has no attribute ') ? `AttributeError: module 'calendar' ${log}` : log;

describe('the lines of the log that rules foretell', () => {
  for (const rule of rules) {
    const cases = casesOf(rule, 'invalid');
    it(`${rule.name}: each is known, and leads back to the rule`, async () => {
      for (const name of cases) {
        const files = await lintSite(siteOf(rule, 'invalid', name));
        const own = files.flatMap((file) => file.findings.filter((finding) => finding.rule === rule.name));
        for (const { message } of own) {
          if (message.log === undefined) continue;
          const inHtaccess = isRefusal.has(rule.name) || refusing.includes(rule.name);
          const line = inHtaccess ? `/site/.htaccess: ${message.log}` : wholeLine(message.log);
          const found = recognize(readRecord(line));
          assert.ok(found !== null, `${name}: nobody knows "${line}"`);
          if (inHtaccess) assert.match(found.cause.name, /^htaccess-/);
          else assert.ok(found.cause.rules.includes(rule.name), `${name}: "${line}" is ${found.cause.name}`);
        }
      }
    });
  }
});
