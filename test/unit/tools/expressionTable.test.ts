import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lalrStates } from '../../../server/tools/expressionTable/lalr.js';
import { renderTable } from '../../../server/tools/expressionTable/render.js';
import { repositoryRoot } from '../../support/repository.js';

describe('the table of the expression parser', () => {
  it('is that of the grammar', () => {
    const committed = readFileSync(
      join(repositoryRoot, 'server/src/syntax/expression/stateLines.ts'),
      'utf8',
    );
    assert.equal(renderTable(), committed);
  });
});

describe('an LALR automaton', () => {
  const sums = {
    productions: [
      { left: 'sum', right: ['sum', '+', 'sum'] },
      { left: 'sum', right: ['sum', '*', 'sum'] },
      { left: 'sum', right: ['n'] },
    ],
    terminals: new Set(['end', '+', '*', 'n']),
    end: 'end',
    precedence: ['+', '*'],
  };

  it('shifts what binds stronger or as strong, and reduces on the rest', () => {
    const states = lalrStates(sums);
    const behind = (terminal: string): (typeof states)[number] | undefined => {
      const beforeRight = states.find(({ shifts }) => shifts.has(terminal))?.shifts.get(terminal) ?? -1;
      return states[states[beforeRight]?.shifts.get('sum') ?? -1];
    };
    assert.deepEqual([...(behind('+')?.shifts.keys() ?? [])].sort(), ['*', '+']);
    assert.deepEqual([...(behind('*')?.shifts.keys() ?? [])], ['*']);
    assert.equal(behind('*')?.reductions.get('+'), 1);
  });

  it('refuses a grammar that leaves it open', () => {
    assert.throws(() => lalrStates({ ...sums, precedence: ['+'] }), /may be shifted, or production/);
  });
});
