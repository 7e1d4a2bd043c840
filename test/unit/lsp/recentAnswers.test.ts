import assert from 'node:assert/strict';
import { RecentAnswers } from '../../../server/src/lsp/recentAnswers.js';

const answers = (lifetime = Number.POSITIVE_INFINITY) =>
  new RecentAnswers<string>({ mostWeight: 10, weigh: ({ length }) => length, lifetime });

/** Asks, and says which questions had to be found out. */
async function foundOut(
  kept: RecentAnswers<string>,
  questions: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const question of questions) {
    await kept.of(question, async () => {
      found.push(question);
      return question;
    });
  }
  return found;
}

describe('recent answers', () => {
  it('are found out once, also for those who ask meanwhile', async () => {
    const kept = answers();
    let times = 0;
    const find = async (): Promise<string> => `${++times}`;
    assert.deepEqual(await Promise.all([kept.of('a', find), kept.of('a', find)]), ['1', '1']);
    assert.equal(await kept.of('a', find), '1');
  });

  it('give way to newer ones when together they weigh too much, the oldest first', async () => {
    const kept = answers();
    assert.deepEqual(await foundOut(kept, ['four', 'five!', 'six']), ['four', 'five!', 'six']);
    assert.deepEqual(await foundOut(kept, ['six', 'five!', 'four']), ['four']);
  });

  it('are kept alone where one is heavier than all may be', async () => {
    const kept = answers();
    assert.deepEqual(await foundOut(kept, ['a', 'very heavy indeed', 'very heavy indeed', 'a']), [
      'a',
      'very heavy indeed',
      'a',
    ]);
  });

  it('are found out anew behind their lifetime, and after a failure', async () => {
    assert.deepEqual(await foundOut(answers(0), ['a', 'a']), ['a', 'a']);
    const kept = answers();
    await assert.rejects(kept.of('a', () => Promise.reject(new Error('gone'))));
    assert.deepEqual(await foundOut(kept, ['a']), ['a']);
  });

  it('are taken back where they are outdated', async () => {
    const kept = answers();
    await foundOut(kept, ['one', 'two']);
    kept.deleteWhere((question) => question === 'one');
    assert.deepEqual(await foundOut(kept, ['two', 'one']), ['one']);
  });
});
