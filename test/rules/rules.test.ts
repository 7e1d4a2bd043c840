import assert from 'node:assert/strict';
import type { LintedFile, ReportedFinding } from '../../server/src/linter/lint.js';
import { rules } from '../../server/src/rules/registry.js';
import type { Rule } from '../../server/src/rules/rule.js';
import type { Fix } from '../../server/src/site/change.js';
import { lineIndexOf } from '../../server/src/text/lineIndex.js';
import { lintSite } from '../support/lintSite.js';
import { type MemoryFiles, withChanges } from '../support/memoryFiles.js';
import { matchSnapshot } from '../support/snapshot.js';
import { casesOf, siteOf } from './cases.js';
import { describeFinding } from './describeFinding.js';

/**
 * Every folder `test/rules/RULE/valid/CASE` is a small site of which the rule says nothing; of every
 * `test/rules/RULE/invalid/CASE` it says what the snapshot shows. A `.handler-doctor.json` in a case is read.
 */
describe('rules', () => {
  for (const rule of rules) {
    describe(rule.name, () => {
      it('has a valid and an invalid case', () => {
        assert.notEqual(casesOf(rule, 'valid').length, 0);
        assert.notEqual(casesOf(rule, 'invalid').length, 0);
      });
      for (const name of casesOf(rule, 'valid')) {
        it(`says nothing of ${name}`, async () => {
          assert.deepEqual(summaries(await findingsOf(rule, siteOf(rule, 'valid', name))), []);
        });
      }
      for (const name of casesOf(rule, 'invalid')) {
        describe(name, () => checkInvalid(rule, name));
      }
    });
  }
});

function checkInvalid(rule: Rule, name: string): void {
  const files = siteOf(rule, 'invalid', name);

  it('says what the snapshot shows', async () => {
    const found = await findingsOf(rule, files);
    assert.notEqual(found.length, 0, 'no finding');
    const text = found.map(({ file, finding }) => describeFinding(files, file, finding)).join('\n');
    matchSnapshot(`rules/${rule.name}/invalid/${name}.txt`, text);
  });

  it('says the same with CRLF line ends', async () => {
    assert.deepEqual(
      summaries(await findingsOf(rule, withCrlf(rule, files))),
      summaries(await findingsOf(rule, files)),
    );
  });

  for (const [lineEnds, site] of [
    ['LF', files],
    ['CRLF', withCrlf(rule, files)],
  ] as const) {
    it(`has fixes that cure, add no finding and keep ${lineEnds} line ends`, async () => {
      for (const { finding, fix } of await ownFixes(rule, site)) {
        const fixed = withChanges(site, fix.changes);
        const before = summaries(await allFindings(site));
        const after = summaries(await allFindings(fixed));
        assert.deepEqual(
          after.filter((each) => !isMadeToRun(each) && !before.some((known) => sameTrouble(known, each))),
          [],
          `"${fix.title}" adds findings`,
        );
        assert.ok(
          after.filter(({ rule: named }) => named === rule.name).length <
            before.filter(({ rule: named }) => named === rule.name).length,
          `"${fix.title}" leaves "${finding.message.what}"`,
        );
        if (!mendsLineEnds.has(rule.name)) assertLineEndsKept(site, fixed);
      }
    });
  }
}

/** Of a shell script every line counts. */
const mendsLineEnds: ReadonlySet<string> = new Set(['shebang-line-ending']);

interface FoundFinding {
  readonly file: LintedFile;
  readonly finding: ReportedFinding;
}

interface Summary {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly severity: string;
  readonly what: string;
}

const allFindings = async (files: MemoryFiles): Promise<readonly FoundFinding[]> =>
  (await lintSite(files)).flatMap((file) => file.findings.map((finding) => ({ file, finding })));

const findingsOf = async (rule: Rule, files: MemoryFiles): Promise<readonly FoundFinding[]> =>
  (await allFindings(files)).filter(({ finding }) => finding.rule === rule.name);

/** A conversion's fixes are proven on servers, in `test/conversions`. */
const ownFixes = async (
  rule: Rule,
  files: MemoryFiles,
): Promise<readonly { readonly finding: ReportedFinding; readonly fix: Fix }[]> =>
  (await findingsOf(rule, files)).flatMap(({ finding }) =>
    finding
      .fixes()
      .filter(({ target, changes }) => target === null && changes.length > 0)
      .map((fix) => ({ finding, fix })),
  );

const summaries = (found: readonly FoundFinding[]): readonly Summary[] =>
  found.map(({ file, finding }) => ({
    rule: finding.rule,
    path: file.path,
    line: lineIndexOf(file.text).positionAt(finding.span.start).line + 1,
    severity: finding.severity,
    what: finding.message.what,
  }));

/** What a fix makes run is run in some way, and is a page of a site, of which something may be said in its turn. */
const isMadeToRun = ({ rule }: Summary): boolean => rule === 'per-request-cgi' || adviceOnSites.has(rule);

/** What is told of a site that serves pages. */
const adviceOnSites: ReadonlySet<string> = new Set([
  'missing-charset',
  'missing-content-security-policy',
  'missing-frame-protection',
  'missing-hsts',
  'missing-nosniff',
  'missing-referrer-policy',
]);

/** A fix may move what stands behind it. */
const sameTrouble = (a: Summary, b: Summary): boolean => a.rule === b.rule && a.path === b.path;

/**
 * The files that the rule reads with CRLF; not a script's shebang, where a CR would be a trouble of its own, nor the rest
 * of a shell script, where each CR is a part of a word.
 */
function withCrlf(rule: Rule, files: MemoryFiles): MemoryFiles {
  const suits = (path: string): boolean => path.endsWith('.htaccess') === (rule.target !== 'script');
  return new Map(
    [...files].map(([path, file]) => {
      if (!suits(path)) return [path, file];
      const text = Buffer.from(file.bytes).toString('latin1');
      if (/^#!.*sh\n/.test(text)) return [path, file];
      const head = text.startsWith('#!') ? text.indexOf('\n') + 1 : 0;
      const crlf = text.slice(0, head) + text.slice(head).replace(/\r?\n/g, '\r\n');
      return [path, { ...file, bytes: Buffer.from(crlf, 'latin1') }];
    }),
  );
}

function assertLineEndsKept(before: MemoryFiles, after: MemoryFiles): void {
  for (const [path, { bytes }] of after) {
    const original = before.get(path);
    if (original === undefined) continue;
    const was = lineEndsBelowShebang(original.bytes);
    if (was.size !== 1) continue;
    assert.deepEqual(lineEndsBelowShebang(bytes), was, `${path} has other line ends`);
  }
}

function lineEndsBelowShebang(bytes: Uint8Array): ReadonlySet<string> {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/^#![^\n]*\n/, '');
  return new Set(text.match(/\r?\n/g));
}
