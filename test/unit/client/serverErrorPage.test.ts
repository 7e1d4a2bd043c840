import assert from 'node:assert/strict';
import { serverErrorPage } from '../../../client/src/serverErrorPage.js';

describe('the page of a server error', () => {
  it('makes text of the markup in a log', () => {
    const hostile = '<script>alert(1)</script>"\'&\u001b[2J\u202e';
    const page = serverErrorPage(
      [
        { kind: 'paragraph', content: [hostile, { code: hostile }, { strong: hostile }] },
        { kind: 'list', items: [[{ link: hostile, url: 'javascript:alert("1")' }]] },
        { kind: 'lines', text: hostile },
      ],
      'n',
    );
    const [, body = ''] = page.split('<h1>');
    assert.doesNotMatch(body, /<script|javascript:/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not get through
    assert.doesNotMatch(page, /[\u0000-\u0008\u000b-\u001f\u202e]/);
    assert.equal(
      body.split('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\ufffd[2J\ufffd').length,
      6,
    );
  });

  it('leads to places by one command, and lets nothing else in', () => {
    const page = serverErrorPage(
      [{ kind: 'paragraph', content: [{ link: 'page.py, line 2', url: 'file:///site/page.py#L2' }] }],
      'n0nce',
    );
    assert.ok(page.includes(`content="default-src 'none'; style-src 'nonce-n0nce'"`));
    assert.ok(
      page.includes(
        '<a href="command:handlerDoctor.openPlace?%5B%22file%3A%2F%2F%2Fsite%2Fpage.py%23L2%22%5D">page.py, line 2</a>',
      ),
    );
  });
});
