import { responseHeaderWords } from '../../apache/responseHeaderWords.js';
import { statusClassInWords, statusWords } from '../../apache/statusWords.js';
import { asLogged } from '../../rules/shared/responseProblem.js';
import type { ScriptFile } from '../../site/site.js';
import type { HeaderBlock, HeaderField, HeaderRefusal } from '../../syntax/script/entrypointScript.js';
import { nameOf } from '../../text/path.js';
import { type Span, touches } from '../../text/span.js';
import { type Block, code, type Inline, list, paragraph, strong } from '../richText.js';
import type { HoverPart } from './hoverContext.js';

/** A header line that a script writes, or what stands in the place of one: what the server makes of it. */
export function headerLineHover(script: ScriptFile, offset: number): HoverPart | null {
  const { response } = script.script;
  if (response.kind !== 'read') return null;
  const isUnparsed = nameOf(script.path).startsWith('nph-');
  for (const block of response.paths) {
    const fields = block.fields.filter(({ span }) => touches(span, offset));
    const span = fields[0]?.span ?? offendingSpan(block, offset);
    if (span === null) continue;
    return {
      span: onItsLine(script.script.text, span, offset),
      blocks: isUnparsed ? unparsedBlocks(fields) : blocksFor(script, block, fields, offset),
    };
  }
  return null;
}

function offendingSpan({ end }: HeaderBlock, offset: number): Span | null {
  return end.kind === 'body-without-separator' && touches(end.span, offset) ? end.span : null;
}

/** Of a literal of many lines, the one under the cursor. */
function onItsLine(text: string, span: Span, offset: number): Span {
  const start = Math.max(span.start, text.lastIndexOf('\n', offset - 1) + 1);
  const lineEnd = text.indexOf('\n', offset);
  const end = Math.min(span.end, lineEnd < 0 ? text.length : lineEnd);
  return start < end ? { start, end } : span;
}

function blocksFor(
  { path }: ScriptFile,
  block: HeaderBlock,
  fields: readonly HeaderField[],
  offset: number,
): readonly Block[] {
  const { end } = block;
  const offending = end.kind === 'body-without-separator' && touches(end.span, offset) ? end : null;
  return [
    paragraph(strong('Header of the answer'), ', as Apache reads what this script writes:'),
    list(
      ...fields.map((field): readonly Inline[] => [code(field.line), ': ', ...meaningOf(field, block)]),
      ...(offending === null
        ? []
        : [[code(offending.line), ': ', ...refusalInWords(nameOf(path), offending.refusal)]]),
    ),
    ...(offending === null ? [paragraph(endInWords(block))] : []),
  ];
}

const unparsedBlocks = (fields: readonly HeaderField[]): readonly Block[] => [
  paragraph(
    strong('Written as it is'),
    ': the name of this script starts with ',
    code('nph-'),
    ', so the server adds nothing. It has to start with a status line, as ',
    code('HTTP/1.1 200 OK'),
    '.',
  ),
  ...(fields.length === 0
    ? []
    : [list(...fields.map(({ name, line }): readonly Inline[] => [code(line), ': ', wordsFor(name)]))]),
];

/** What a field means, and what the server does with it. */
function meaningOf({ name, value }: HeaderField, block: HeaderBlock): readonly Inline[] {
  switch (name.toLowerCase()) {
    case 'status':
      return statusMeaning(value);
    case 'location':
      return locationMeaning(value, block);
    case 'content-type':
      return value === ''
        ? ['no type: the server sends the page without one, and browsers guess.']
        : [
            `${wordsFor(name)} It takes the place of the type that `,
            code('AddType'),
            ' or the extension gives the file; ',
            code('Header set'),
            ' changes it still.',
          ];
    case 'content-length':
      return [wordsFor(name), ' The server counts them itself where it has the whole page at once.'];
    case 'set-cookie':
      return [wordsFor(name), ' Several of them are sent one by one.'];
    case 'date':
    case 'server':
    case 'connection':
    case 'transfer-encoding':
      return [wordsFor(name), ' What a script writes there is dropped.'];
    case 'last-modified':
      return [wordsFor(name), ' One that is no date of HTTP is dropped.'];
    default:
      return responseHeaderWords(name) === null
        ? ['a field of the site’s own. It is sent on to the browser as it is.']
        : [wordsFor(name), ' It is sent on as it is.'];
  }
}

const wordsFor = (name: string): string => responseHeaderWords(name)?.means ?? 'a field of the site’s own.';

function statusMeaning(value: string | null): readonly Inline[] {
  if (value === null) {
    return [
      'the status of the answer. The server makes the status line of it and does not send the field itself.',
    ];
  }
  const status = Number(/^\s*[+-]?\d+/.exec(value)?.[0] ?? 0);
  if (status < 100 || status > 999) {
    return [
      'it has to start with a number of three digits. The server answers 500 and logs ',
      code('Invalid status line'),
      '.',
    ];
  }
  if (status > 599) return ['no status of HTTP: the server logs it as invalid and sends it all the same.'];
  const words = statusWords(status);
  return [
    'the server makes the status line of it and does not send the field itself. ',
    strong(words === null ? String(status) : `${status} ${words.reason}`),
    words === null
      ? `: a status that no standard knows; it ${statusClassInWords(status)}.`
      : `: ${words.means}`,
    ...(status < 200 ? [' As the status of a page it breaks the answer.'] : []),
  ];
}

function locationMeaning(value: string | null, { fields }: HeaderBlock): readonly Inline[] {
  const status = fields.findLast(({ name }) => /^status$/i.test(name));
  if (status !== undefined && !/^0*200\b/.test(status.value ?? '')) {
    return ['the address to go to. It is sent on with the status that the script writes.'];
  }
  if (value === null) return ['another page of this site, which the server fetches itself, or a redirect.'];
  return value.startsWith('/')
    ? [
        'a path on this site: the server fetches that page itself and sends it in place of this one. The browser sees no redirect, and keeps the address.',
      ]
    : ['the server answers with a redirect, ', strong('302 Found'), ', unless a Status line says otherwise.'];
}

/** What the server does with a line that is no field. */
function refusalInWords(name: string, refusal: HeaderRefusal | null): readonly Inline[] {
  const answered =
    'no header line, where one, or the empty line behind them, has to stand. The answer is 500';
  switch (refusal?.kind) {
    case 'bad-header':
      return [`${answered}; the error log says `, code(`malformed header from script '${name}'`), '.'];
    case 'invalid-name':
      return [
        `${answered}; the error log says `,
        code(
          refusal.name === ''
            ? 'AH02428: Empty response header name'
            : `AH02429: Response header name '${asLogged(refusal.name)}' contains invalid characters`,
        ),
        '.',
      ];
    case 'premature-end':
      return [`${answered}; the error log says `, code(`Premature end of script headers: ${name}`), '.'];
    case 'no-header-line':
      return [`${answered}; the error log says `, code(`End of script output before headers: ${name}`), '.'];
    default:
      return [`${answered}.`];
  }
}

function endInWords({ end }: HeaderBlock): string {
  switch (end.kind) {
    case 'separator':
      return 'An empty line follows, as it must: what comes next is the page.';
    case 'body-without-separator':
      return 'No empty line follows: the page itself is read as a header line, and the answer is 500.';
    case 'end-of-output':
      return 'The output ends without an empty line: the answer is 500.';
  }
}
