import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerProfile } from '../../../server/src/apache/profile.js';
import { builtInProfiles } from '../../../server/src/apache/profiles.js';
import type { LintedFile } from '../../../server/src/linter/lint.js';
import { rules } from '../../../server/src/rules/registry.js';
import type { LogicalLine } from '../../../server/src/syntax/htaccess/logicalLines.js';
import { decode } from '../../../server/src/text/decode.js';
import type { Refusal, RefusalKind } from '../../../server/src/verdict/refusal.js';
import { refusalsIn } from '../../../server/src/verdict/refusals.js';
import { corpusOrSkip } from '../../support/corpus.js';
import { defaultSettings, lintSite } from '../../support/lintSite.js';
import { repositoryRoot } from '../../support/repository.js';

/** Every one of them: the type checks that none is left out. */
const kinds: Readonly<Record<RefusalKind, true>> = {
  'byte-order-mark': true,
  'directive-not-allowed-here': true,
  'invalid-argument': true,
  'invalid-expression': true,
  'invalid-regex': true,
  'invalid-require': true,
  'invalid-rewrite-flag': true,
  'line-too-long': true,
  'mixed-options-signs': true,
  'module-not-loaded': true,
  'override-not-allowed': true,
  'unclosed-section': true,
  'unknown-directive': true,
  'unmatched-section-end': true,
  'wrong-argument-count': true,
};

const explaining = new Set<string>([...Object.keys(kinds), 'trailing-comment']);

describe('what Apache refuses', () => {
  it('has one rule for every kind, of its name, which says error', () => {
    for (const kind of Object.keys(kinds)) {
      const named = rules.filter(({ name }) => name === kind);
      assert.deepEqual(
        named.map(({ target, severity }) => [target, severity]),
        [['htaccess', 'error']],
        kind,
      );
    }
  });

  it('is explained on its line in every case of the rules', async () => {
    let count = 0;
    for (const bytes of casesOfRules()) count += await assertExplained(bytes);
    assert.ok(count > 500, `${count} refusals`);
  });

  it('is explained on its line in real files', async function () {
    this.timeout(120_000);
    for (const { bytes } of corpusOrSkip(this)) await assertExplained(bytes);
  });
});

/** @returns how many refusals there were. */
async function assertExplained(bytes: Uint8Array): Promise<number> {
  let count = 0;
  for (const profile of builtInProfiles) {
    const [linted] = await lintSite(new Map([['/site/.htaccess', { bytes, mode: 0o644 }]]), {
      ...defaultSettings,
      profile,
    });
    if (linted === undefined) continue;
    const refusals = refusalsOf(linted, bytes, profile);
    count += refusals.length;
    for (const refusal of refusals) {
      const line = linted.document?.lines.find(({ lastLine }) => lastLine === refusal.line);
      assert.ok(line !== undefined && isExplained(linted, line), `${profile.name}: ${refusal.message}`);
    }
  }
  return count;
}

const refusalsOf = (
  { document }: LintedFile,
  bytes: Uint8Array,
  profile: ServerProfile,
): readonly Refusal[] => (document === null ? [] : refusalsIn(document, profile, decode(bytes).encoding));

const isExplained = ({ findings }: LintedFile, { start, end }: LogicalLine): boolean =>
  findings.some(
    ({ rule, severity, span, message }) =>
      explaining.has(rule) &&
      severity === 'error' &&
      message.log !== undefined &&
      span.start < end &&
      start <= span.end,
  );

function casesOfRules(): readonly Uint8Array[] {
  const folder = join(repositoryRoot, 'test/rules');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.htaccess'))
    .map((path) => readFileSync(join(folder, path)));
}
