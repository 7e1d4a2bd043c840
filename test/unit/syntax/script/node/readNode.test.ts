import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNode } from '../../../../../server/src/syntax/script/node/readNode.js';
import { effort } from '../../../../support/effort.js';
import { assertPlacesWithin, headerPlaces } from '../../../../support/headerPlaces.js';

const type = 'Content-Type: text/html';
const places = (text: string) => headerPlaces(text, readNode(text));

describe('readNode', () => {
  it('names the literal with its quotation marks and the call', () => {
    assert.deepEqual(places(`console.log("${type}\\n"); // so\n`), {
      literal: `"${type}\\n"`,
      write: `console.log("${type}\\n")`,
    });
  });

  it('names the template that holds the line', () => {
    assert.deepEqual(places(`const t = 'html';\nprocess.stdout.write(\`Content-Type: text/\${t}\n\n\`)\n`), {
      literal: `\`Content-Type: text/$\{t}\n\n\``,
      write: `process.stdout.write(\`Content-Type: text/$\{t}\n\n\`)`,
    });
  });

  it('names the literal that a variable brings, and the call that writes it', () => {
    assert.deepEqual(places(`const head = '${type}';\nconsole.log(head);\nconsole.log();\n`), {
      literal: `'${type}'`,
      write: 'console.log(head)',
    });
  });

  it('reads on through many values that have a default', () => {
    const values = Array.from(
      { length: 300 },
      (_, index) => `const v${index} = process.env.V${index} || 'a';\n`,
    );
    assert.deepEqual(places(`${values.join('')}console.log('${type}\\n\\n' + v1);\n`), {
      literal: `'${type}\\n\\n'`,
      write: `console.log('${type}\\n\\n' + v1)`,
    });
  });

  it('does not follow a server of its own', () => {
    const server = `require('http').createServer((request, response) => {\n  response.end('hi');\n}).listen(8080);\n`;
    assert.equal(readNode(`${server}console.log('listening');\n`).kind, 'unknown');
  });

  it('does not follow a package that runs what it is given', () => {
    assert.equal(readNode(`require('express')().get('/', () => console.log('hi'));\n`).kind, 'unknown');
  });

  it('does not claim a missing empty line behind a file of the site', () => {
    assert.equal(readNode(`console.log('${type}');\nrequire('./page')();\n`).kind, 'unknown');
  });

  it('does not know a text with an open bracket', () => {
    assert.equal(readNode(`console.log("${type}"\n`).kind, 'unknown');
  });

  it('gives up where more is nested than anybody writes', () => {
    const openers = ['(', '[', '{', 'f(', '`${', '!', 'a=>', 'if(a)', 'a?', '"a"+', 'a.b().', 'a&&'];
    for (const opener of openers) {
      assert.equal(readNode(opener.repeat(20_000)).kind, 'unknown');
    }
  });

  it('throws for no text', () => {
    const word = fc.constantFrom(
      ...`console.log process.stdout.write require ( ) [ ] { } ; , . ?. => ... + += = == ? : ! && || ?? ++ / /x/ \` \${ "
      ' "a:b" "\\n" 1 if else for of in while do switch case default break continue return try catch finally throw
      function async await class extends static new const let var import from export yield # @ // /* */ <!--`.split(
        /\s+/,
      ),
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        assertPlacesWithin(text, readNode(text));
      }),
      { numRuns: 2000 * effort },
    );
  });
});
