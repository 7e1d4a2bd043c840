import assert from 'node:assert/strict';
import type { HtaccessNode } from '../../../../server/src/syntax/htaccess/nodes.js';
import { parseHtaccess } from '../../../../server/src/syntax/htaccess/parser.js';
import { tokensOf } from '../../../../server/src/syntax/htaccess/tokens.js';
import { textOf } from '../../../../server/src/text/span.js';

/** The tree in short: a directive with its arguments, a section with its children, `?` where its end is missing. */
const outline = (text: string): readonly string[] => parseHtaccess(text).nodes.map(inShort);

function inShort(node: HtaccessNode): string {
  switch (node.kind) {
    case 'directive':
      return [node.name, ...node.arguments].map(({ value }) => value).join('|');
    case 'unmatchedSectionEnd':
      return `</${node.end.name}>`;
    case 'section':
      return `<${[node.open.name, ...node.open.arguments].map(({ value }) => value).join('|')}>(${node.children
        .map(inShort)
        .join(' ')})${node.end === null ? '?' : ''}`;
  }
}

const spansOf = (text: string): readonly string[] =>
  parseHtaccess(text).nodes.map((node) => textOf(text, node.span));

describe('a .htaccess file, parsed', () => {
  describe('lines', () => {
    it('of comments, blank lines and directives', () => {
      const text = '# why\n\n  Options +ExecCGI\n<Files a>\n  # here too \n</Files>\n';
      assert.deepEqual(outline(text), ['Options|+ExecCGI', '<Files|a>()']);
      const { comments } = parseHtaccess(text);
      assert.deepEqual(
        comments.map(({ span }) => textOf(text, span)),
        ['# why', '# here too'],
      );
    });

    it('joined by a backslash before LF and before CRLF', () => {
      assert.deepEqual(outline('AddType \\\ntext/html \\\r\n.py\n'), ['AddType|text/html|.py']);
    });

    it('joined in the middle of a word', () => {
      assert.deepEqual(outline('AddHan\\\ndler cgi-script .py\n'), ['AddHandler|cgi-script|.py']);
    });

    it('not joined where white space follows the backslash', () => {
      assert.deepEqual(outline('Options \\ \nIndexes\n'), ['Options|\\', 'Indexes']);
    });

    it('joined once more by an empty line behind two backslashes, as the server does', () => {
      assert.deepEqual(outline('AddHan\\\\\n\ndler cgi-script .py\n'), ['AddHandler|cgi-script|.py']);
    });

    it('swallowed by a comment that ends in a backslash', () => {
      assert.deepEqual(outline('# why \\\nOptions None\n'), []);
    });

    it('not ended by a lone CR', () => {
      assert.deepEqual(outline('Options None\rIndexes\n'), ['Options|None|Indexes']);
    });

    it('hidden from a NUL to the end of the line', () => {
      assert.deepEqual(outline('Options\0 None \\\nIndexes\n'), ['Options', 'Indexes']);
    });

    it('are numbered as Apache does: of joined lines the last counts', () => {
      const { lines } = parseHtaccess('a \\\nb\r\nc');
      assert.deepEqual(
        lines.map(({ firstLine, lastLine }) => [firstLine, lastLine]),
        [
          [1, 2],
          [3, 3],
        ],
      );
    });
  });

  describe('words', () => {
    it('between quotes of both kinds', () => {
      assert.deepEqual(outline('a "b c" \'d e\'\n'), ['a|b c|d e']);
    });

    it('with a quote inside that a backslash keeps', () => {
      assert.deepEqual(outline('a "b \\" c" d\n'), ['a|b " c|d']);
    });

    it('with two backslashes for one', () => {
      assert.deepEqual(outline('a b\\\\c "d\\\\e" f\\g\n'), ['a|b\\c|d\\e|f\\g']);
    });

    it('that start anew behind a closing quote', () => {
      assert.deepEqual(outline('a "b"c\n'), ['a|b|c']);
    });

    it('with a quote that the line does not close', () => {
      assert.deepEqual(outline('a "b c\n'), ['a|b c']);
    });

    it('of a comment behind arguments, which is none', () => {
      assert.deepEqual(outline('a b # c\n'), ['a|b|#|c']);
    });
  });

  describe('sections', () => {
    it('nest', () => {
      assert.deepEqual(outline('<IfModule a>\n<Files b>\nc\n</Files>\n</IfModule>\nd\n'), [
        '<IfModule|a>(<Files|b>(c))',
        'd',
      ]);
    });

    it('are closed in any case', () => {
      assert.deepEqual(outline('<files a>\n</FILES>\nb\n'), ['<files|a>()', 'b']);
    });

    it('that are never closed hold the rest of the file', () => {
      assert.deepEqual(outline('<Files a>\nb\nc'), ['<Files|a>(b c)?']);
    });

    it('that are never closed end where one around them is closed', () => {
      assert.deepEqual(outline('<IfModule a>\n<Files b>\nc\n</IfModule>\nd\n'), [
        '<IfModule|a>(<Files|b>(c)?)',
        'd',
      ]);
    });

    it('keep a closing tag that matches none', () => {
      assert.deepEqual(outline('<Files a>\n</If>\nb\n</Files>\n</Files>\n'), [
        '<Files|a>(</If> b)',
        '</Files>',
      ]);
    });

    it('take the last bracket of the line, and ignore what follows it', () => {
      const [node] = parseHtaccess('<If "%{x} > 1"> # a\n</If>\n').nodes;
      assert.ok(node?.kind === 'section');
      assert.deepEqual([node.open.closed, node.open.argumentText], [true, '"%{x} > 1"']);
    });

    it('say where the bracket is missing', () => {
      const [node] = parseHtaccess('<Files a\n</Files>\n').nodes;
      assert.ok(node?.kind === 'section');
      assert.deepEqual([node.open.closed, node.end?.closed], [false, true]);
    });

    it('that nest deeper than is followed still find their ends', () => {
      const depth = 300;
      const text = `${'<IfModule a>\n<Files b>\n'.repeat(depth)}${'</Files>\n</IfModule>\n'.repeat(depth)}c\n`;
      const [first, second] = outline(text);
      assert.ok(first !== undefined && !first.includes('?') && !first.includes('</'));
      assert.equal(second, 'c');
    });

    it('that nest deeper than is followed end where one around them is closed', () => {
      const text = `<a>\n${'<b>\n'.repeat(300)}</a>\nc\n`;
      const [first, second] = outline(text);
      assert.ok(first?.startsWith('<a>(<b>(<b>(') && first.endsWith('?)'));
      assert.equal(second, 'c');
    });

    it('of any depth are read, the deepest without children', () => {
      assert.doesNotThrow(() => tokensOf(parseHtaccess('<a>\n'.repeat(100_000))));
    });
  });

  describe('spans', () => {
    it('run from the name to the last argument', () => {
      assert.deepEqual(spansOf('  Options None  \n'), ['Options None']);
    });

    it('run from the opening to the closing tag', () => {
      assert.deepEqual(spansOf(' <Files a>\nb\n </Files> \n'), ['<Files a>\nb\n </Files>']);
    });

    it('run over joined lines', () => {
      assert.deepEqual(spansOf('a \\\n  b\n'), ['a \\\n  b']);
    });
  });
});

describe('tokens of a .htaccess file', () => {
  const tokens = (text: string): readonly string[] =>
    tokensOf(parseHtaccess(text)).map(({ kind, span }) => `${kind} ${JSON.stringify(textOf(text, span))}`);

  it('of a directive', () => {
    assert.deepEqual(tokens('Options None\r\n'), [
      'directiveName "Options"',
      'whitespace " "',
      'argument "None"',
      'lineEnd "\\r\\n"',
    ]);
  });

  it('of a section', () => {
    assert.deepEqual(tokens('<Files "a"> b\n</Files>'), [
      'sectionBracket "<"',
      'sectionName "Files"',
      'whitespace " "',
      'argument "\\"a\\""',
      'sectionBracket ">"',
      'argument " b"',
      'lineEnd "\\n"',
      'sectionBracket "</"',
      'sectionName "Files"',
      'sectionBracket ">"',
    ]);
  });

  it('of a word that a continuation breaks', () => {
    assert.deepEqual(tokens('ab\\\ncd\n'), [
      'directiveName "ab"',
      'continuation "\\\\\\n"',
      'directiveName "cd"',
      'lineEnd "\\n"',
    ]);
  });

  it('of what a NUL hides', () => {
    assert.deepEqual(tokens('a\0b\n'), ['directiveName "a"', 'hidden "\\u0000b"', 'lineEnd "\\n"']);
  });
});
