import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Debian's apache2-doc puts the English manual. */
const manualFolder = '/usr/share/doc/apache2-doc/manual/en/mod';

/** What the manual's table says of one directive: no sentence of it, only what a parser could check. */
export interface ManualFacts {
  /** The forms of the directive, one a line. */
  readonly syntax: string | null;
  readonly default: string | null;
  readonly status: string | null;
  /** As `mod_mime`. */
  readonly page: string;
}

/** By name in lower case, with the bracket of a section; empty where the manual is not installed. */
export async function readManual(): Promise<ReadonlyMap<string, ManualFacts>> {
  const facts = new Map<string, ManualFacts>();
  const pages = (await readdir(manualFolder).catch(() => [])).filter((name) => name.endsWith('.html')).sort();
  for (const file of pages) {
    const html = await readFile(join(manualFolder, file), 'utf8');
    for (const [name, each] of directivesOf(html, file.replace(/\.html$/, ''))) {
      if (!facts.has(name)) facts.set(name, each);
    }
  }
  return facts;
}

function* directivesOf(html: string, page: string): Generator<readonly [string, ManualFacts]> {
  for (const part of html.split('<div class="directive-section">').slice(1)) {
    const heading = /<h2[^>]*><span[^>]*>(.*?)<\/span>/.exec(part)?.[1];
    const table = /<table class="directive">(.*?)<\/table>/s.exec(part)?.[1];
    if (heading === undefined || table === undefined) continue;
    const rows = new Map<string, string>();
    for (const [, label = '', cell = ''] of table.matchAll(/<th>(.*?)<\/th><td>(.*?)<\/td>/gs)) {
      rows.set(textOf(label).replace(/:$/, ''), cell);
    }
    const name = textOf(heading).replace(/>$/, '').toLowerCase();
    yield [
      name,
      {
        syntax: codeOf(rows.get('Syntax')),
        default: codeOf(rows.get('Default')),
        status: rows.has('Status') ? textOf(rows.get('Status') ?? '') : null,
        page,
      },
    ];
  }
}

/** What stands in `<code>`, one piece a line: remarks between the pieces are prose, and stay in the manual. */
function codeOf(cell: string | undefined): string | null {
  const pieces = [...(cell ?? '').matchAll(/<code[^>]*>(.*?)<\/code>/gs)].map(([, code = '']) =>
    code.split(/<br\s*\/?>/).map(textOf),
  );
  const lines = pieces.flat().filter((line) => line !== '');
  return lines.length === 0 ? null : lines.join('\n');
}

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['nbsp', ' '],
]);

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => entities.get(name) ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
