import assert from 'node:assert/strict';
import type { ServerProfile } from '../../server/src/apache/profile.js';
import { builtInProfile } from '../../server/src/apache/profiles.js';
import { type CorpusFile, type CorpusVerdict, corpusOrSkip } from '../support/corpus.js';
import { type Compared, ownVerdict } from './comparison/comparison.js';
import { kindOf } from './comparison/disagreements.js';
import { comparableMessage } from './comparison/serverMessage.js';
import { tableOf } from './comparison/table.js';

describe('the verdict on real files, as the server gave it', () => {
  for (const [name, verdictOf] of [
    ['all-modules', ({ allModules }: CorpusFile) => allModules],
    ['debian', ({ debian }: CorpusFile) => debian],
  ] as const) {
    it(`agrees in verdict, message and line with the profile ${name}`, function () {
      const profile = builtInProfile(name);
      assert.ok(profile !== null);
      const results = corpusOrSkip(this).map((file) => compared(file, verdictOf(file), profile));
      console.log(tableOf(results).replace(/^/gm, '      '));
      assert.deepEqual(results.filter((result) => kindOf(result) !== null).map(inWords), []);
    });
  }
});

function compared(
  { id, bytes }: CorpusFile,
  { verdict, message, line }: CorpusVerdict,
  profile: ServerProfile,
): Compared {
  const text = Buffer.from(bytes).toString('latin1');
  const server = verdict === 'config500' ? { message: comparableMessage(message ?? ''), line } : null;
  return { name: id, text, server, withoutAnswer: null, ...ownVerdict(text, profile) };
}

const inWords = ({ name, server, verdict, trouble }: Compared): string =>
  `${name}: the server ${said(server)}, the verdict ${trouble ?? said(verdict)}`;

const said = (answer: { readonly message: string; readonly line: number | null } | null): string =>
  answer === null ? 'takes it' : `line ${answer.line}: ${answer.message.slice(0, 200)}`;
