import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shebangOf } from '../../../../../server/src/syntax/script/shebang.js';
import { readShell } from '../../../../../server/src/syntax/script/shell/readShell.js';
import { textOf } from '../../../../../server/src/text/span.js';
import { effort } from '../../../../support/effort.js';

const read = (text: string) => readShell(text, shebangOf(text));

/** The texts that hold the first header line and that write it. */
function places(text: string): { readonly literal: string; readonly write: string } {
  const response = read(text);
  assert.ok(response.kind === 'read');
  const [field] = response.paths[0]?.fields ?? [];
  assert.ok(field !== undefined);
  return { literal: textOf(text, field.span), write: textOf(text, field.write) };
}

const type = 'Content-Type: text/html';

describe('readShell', () => {
  it('names the literal with its quotation marks and the command', () => {
    assert.deepEqual(places(`#!/bin/sh\necho "${type}" >&1 # so\necho\n`), {
      literal: `"${type}"`,
      write: `echo "${type}"`,
    });
  });

  it('names the text of a here-document', () => {
    assert.deepEqual(places(`#!/bin/sh\ncat <<END\n${type}\n\nhi\nEND\n`), {
      literal: `${type}\n\nhi\n`,
      write: 'cat',
    });
  });

  it('names the whole expansion for what a command in backticks writes', () => {
    const text = `#!/bin/sh\nh=\`echo ${type}\`\necho "$h"\necho\n`;
    assert.deepEqual(places(text), { literal: `\`echo ${type}\``, write: 'echo "$h"' });
  });

  it('does not know what a shell other than dash and Bash makes of a backslash', () => {
    assert.equal(read(`#!/bin/zsh\necho "${type}\\n"\n`).kind, 'unknown');
    assert.equal(read(`#!/bin/zsh\necho "${type}"\necho\n`).kind, 'read');
  });

  it('does not know a text with an open quotation mark', () => {
    assert.equal(read(`#!/bin/sh\necho "${type}\n`).kind, 'unknown');
  });

  it('does not follow a script that another file has a say in', () => {
    assert.equal(read(`#!/bin/sh\n. ./functions.sh\npage_start\necho hi\n`).kind, 'unknown');
  });

  it('reads on through two thousand branches', () => {
    const branches = Array.from(
      { length: 2000 },
      (_, index) => `if [ "$A" = ${index} ]; then B=${index}; fi\n`,
    );
    assert.equal(read(`#!/bin/sh\n${branches.join('')}echo "${type}"\necho\n`).kind, 'read');
  });

  it('gives up where more is nested than anybody writes', () => {
    assert.equal(read(`#!/bin/sh\n${'('.repeat(20_000)}`).kind, 'unknown');
    assert.equal(read(`#!/bin/sh\n${'echo $('.repeat(20_000)}`).kind, 'unknown');
    assert.equal(read(`#!/bin/sh\n${'x=`cat <<A\n$('.repeat(20_000)}`).kind, 'unknown');
  });

  it('throws for no text', () => {
    const word = fc.constantFrom(
      ...`echo printf cat if then else elif fi for in do done while case esac { } ( ) ; ;; & && | || ! < << <<- <<< > >&2
      2>&1 EOF x y= x=1 $x \${x} \${x:-1} $( ) $(( )) \` " ' \\ # \n \r\n [ ] [[ ]] (( "a: b" 'c' f() function return
      exit break local export read exec eval . set --`.split(' '),
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = `#!/bin/bash\n${words.join(' ')}`;
        const response = read(text);
        if (response.kind !== 'read') return;
        for (const { fields } of response.paths) {
          for (const { span, write } of fields) {
            assert.ok(span.end <= text.length && write.end <= text.length && span.start <= span.end);
          }
        }
      }),
      { numRuns: 2000 * effort },
    );
  });
});
