import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPhp } from '../../../../../server/src/syntax/script/php/readPhp.js';
import { shebangOf } from '../../../../../server/src/syntax/script/shebang.js';
import { effort } from '../../../../support/effort.js';
import { assertPlacesWithin, headerPlaces } from '../../../../support/headerPlaces.js';

const type = 'Content-Type: text/html';
const read = (text: string) => readPhp(text, shebangOf(text));
const places = (text: string) => headerPlaces(text, read(text));

describe('readPhp', () => {
  it('names the literal with its quotation marks and the statement', () => {
    assert.deepEqual(places(`#!/usr/bin/php\n<?php\necho "${type}\\n\\n"; // so\n`), {
      literal: `"${type}\\n\\n"`,
      write: `echo "${type}\\n\\n"`,
    });
  });

  it('names the text outside of the tags', () => {
    assert.deepEqual(places(`#!/usr/bin/php\n${type}\n\n<p><?= 1 ?>`), {
      literal: `${type}\n\n<p>`,
      write: `${type}\n\n<p>`,
    });
  });

  it('leaves the header to a PHP that runs as a module, as FastCGI or as php-cgi', () => {
    for (const first of ['', '#!/usr/bin/php-cgi\n', '#!/usr/bin/php-cgi8.2\n']) {
      assert.equal(read(`${first}<?php echo "<p>";`).kind, 'none');
    }
  });

  it('reads the output of a script that names a version or options', () => {
    for (const first of ['#!/usr/bin/php8.2', '#!/usr/bin/env php', '#!/usr/local/bin/php -q']) {
      assert.equal(read(`${first}\n<?php echo "${type}\\n\\n";`).kind, 'read');
    }
  });

  it('does not follow functions that another file may bring', () => {
    assert.equal(read(`#!/usr/bin/php\n<?php require 'page.php'; page_start(); echo "hi";`).kind, 'unknown');
  });

  it('reads a page of a hundred thousand statements', () => {
    const text = `#!/usr/bin/php\n<?php\necho "${type}\\n\\n";\n${'$a .= "b";\n'.repeat(100_000)}`;
    assert.equal(read(text).kind, 'read');
  });

  it('gives up where more is nested than anybody writes', () => {
    for (const opener of [
      '(',
      '[',
      '{',
      'f(',
      '"{$',
      '!',
      'fn()=>',
      'if(a)',
      'a?',
      '<<<A\n{$',
      '?> <?php {',
    ]) {
      assert.equal(read(`#!/usr/bin/php\n<?php ${opener.repeat(20_000)}`).kind, 'unknown');
    }
  });

  it('throws for no text', () => {
    const word = fc.constantFrom(
      ...`<?php <?= ?> echo print printf header exit ( ) [ ] { } ; , . -> :: => ... .= = == ? : ! && || ?? ++ $x $y[0] "
      ' "$x{$y}" 'a' "a: b\\n" 1 if else elseif endif for foreach as while do switch case default break continue return
      try catch finally throw function fn class new static const global namespace use match list array include <<<EOF
      EOF EOF; (int) @ & # // /* */ #[ text`.split(/\s+/),
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = `#!/usr/bin/php\n<?php ${words.join(' ')}`;
        assertPlacesWithin(text, read(text));
      }),
      { numRuns: 2000 * effort },
    );
  });
});
