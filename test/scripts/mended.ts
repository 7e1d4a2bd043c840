/** What is answered once a case of the catalogue is mended, where that is not 200 with `text/html`, and why. */
export const answerOnceMended: ReadonlyMap<string, { readonly status?: number; readonly type?: string }> =
  new Map([
    // Such permissions are for a server that runs scripts as their owner: this one is none.
    ['executable: 0600', { status: 500 }],
    ['executable: a shell with 0640', { status: 500 }],
    // What they write is plain text.
    ['typeNames: no header and no line end', { type: 'text/plain' }],
    ['typeNames: no header in a shell', { type: 'text/plain' }],
    ['typeNames: no header in perl', { type: 'text/plain' }],
    ['badNames: brackets of a print of a tuple', { type: 'text/plain' }],
    ['status: words in perl', { status: 404 }],
    ['location: without a blank line', { status: 302 }],
    ['location: without a blank line in perl', { status: 302 }],
    ['location: without a blank line in a shell', { status: 302 }],
  ]);

/**
 * Cases whose fixes do not lead to the right page, each with the reason. An entry for a case in which they do fails:
 * the table only shrinks.
 */
export const notMended: ReadonlyMap<string, string> = new Map([
  ['blankLookalikes: a raw text', 'the backslashes stay a part of the type'],
  ['blankLookalikes: backslashes twice', 'the backslashes stay a part of the type'],
  ['blankLookalikes: <br> for a line end', 'the tags stay a part of the type'],
  ['badNames: brackets of a print of a tuple', 'the header is written twice'],
  ['badLines: a type alone', 'the type is written twice'],
]);
