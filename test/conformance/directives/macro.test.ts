import * as fc from 'fast-check';
import { sampled } from '../argumentLists.js';
import { describeForEachProfile } from '../compareVerdicts.js';

/** Messages of mod_macro that name the file by its path are not compared. */
const unanswered = /defined on line/;

describeForEachProfile('macros', unanswered, (compareAll) => {
  it('defined, used and removed in any order', () => {
    const line = fc.constantFrom(
      '<Macro a>\nSetHandler x\n</Macro>',
      '<Macro b $x>\n</Macro>',
      '<Macro>\n</Macro>',
      '<Macro "">\n</Macro>',
      'Use a',
      'Use A',
      'Use b c',
      'Use',
      'Use ""',
      'UndefMacro a',
      'UndefMacro B',
      'UndefMacro',
      'Bogus',
      '<Files a>\nUse a\n</Files>',
      '<IfModule !mod_mime.c>\n<Macro a>\n</Macro>\n</IfModule>',
    );
    return compareAll(
      sampled(fc.array(line, { minLength: 1, maxLength: 5 }), 500).map((lines) => `${lines.join('\n')}\n`),
    );
  });
});
