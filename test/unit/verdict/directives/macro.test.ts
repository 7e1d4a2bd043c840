import assert from 'node:assert/strict';
import { builtInProfile, unknownProfile } from '../../../../server/src/apache/profiles.js';
import { parseHtaccess } from '../../../../server/src/syntax/htaccess/parser.js';
import { firstRefusal, refusalsIn } from '../../../../server/src/verdict/refusals.js';
import { describeVerdicts } from '../../../support/describeVerdicts.js';

const defined = `macro 'handle' (defined on line 1 of ".htaccess")`;
const macro = '<Macro Handle $handler>\nSetHandler $handler\n</Macro>\n';

describeVerdicts('Use', [
  [`${macro}Use handle cgi-script`, null],
  [`${macro}<Files a>\nUse HANDLE "a b"\n</Files>`, null],
  ['Use handle', 'no macro defined before Use'],
  [`Use handle a\n${macro}`, 'no macro defined before Use'],
  [`${macro}Use`, 'no macro name specified with Use'],
  [`${macro}Use Handler a`, "macro 'handler' undefined", 'Handler'],
  [`${macro}Use handle`, `${defined} used with 0 arguments instead of 1`],
  [`${macro}Use handle a # why`, `${defined} used with 3 arguments instead of 1`],
  // It is done on reading: before the lines above are applied.
  [`Bogus\n${macro}Use Handler`, "macro 'handler' undefined", 'Handler'],
]);

describeVerdicts('UndefMacro', [
  [`${macro}UndefMacro handle`, null],
  ['UndefMacro handle', 'no macro defined before UndefMacro'],
  [`${macro}UndefMacro a`, "cannot remove undefined macro 'a'", 'a'],
  [`${macro}UndefMacro handle\nUse handle a`, "macro 'handle' undefined", 'handle'],
]);

describeVerdicts('<Macro>', [
  ['<Macro a>\nBogus\n<Files x>\n</Macro>', null],
  ['<Macro a>\n<Macro b>\n</Macro>\n</MACRO> x', null],
  ['<Macro>\n</Macro>', '<Macro macro definition: empty name'],
  ['<Macro "">\n</Macro>', '<Macro macro definition: name not found'],
  ['<Macro handle $a "">\n</Macro>', `${defined}: empty argument #2 name`],
  [
    '<Macro handle $a $b $a>\n</Macro>',
    `argument name conflict in ${defined}: argument '$a': #1 and #3, change argument names!`,
    '$a',
  ],
  ['<Macro handle>\nSetHandler a', `${defined}\\n\\tcontents error: expected token not found: </Macro>`],
]);

describe('macros where the server is not known', () => {
  const reachedOf = (text: string, profile = unknownProfile): readonly string[] =>
    refusalsIn(parseHtaccess(text), profile).map(({ reached }) => reached);

  it('may be defined in its own configuration', () => {
    assert.deepEqual(reachedOf('Use handle\n'), ['maybe']);
    assert.equal(firstRefusal(refusalsIn(parseHtaccess('Use handle\n'), unknownProfile)), null);
  });

  it('may be defined by a macro, or in a guard that is left open', () => {
    const all = builtInProfile('all-modules') ?? unknownProfile;
    assert.deepEqual(reachedOf('<Macro a>\n<Macro b>\n</Macro>\n</Macro>\nUse a\nUse b\nUse c\n', all), [
      'maybe',
      'maybe',
    ]);
    assert.deepEqual(reachedOf(`<IfFile /x>\n${macro}</IfFile>\nUse b\n`, all), ['maybe']);
  });
});
