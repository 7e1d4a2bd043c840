import type { Span } from '../../../../text/span.js';
import type { OutputPiece } from '../../entrypointScript.js';
import { type Arguments, knownText, silent, silentLines, textValue, type Value } from './values.js';

type Cookie = Value & { kind: 'cookie' | 'morsel' };

interface Layout {
  readonly header: string;
  readonly separator: string;
}

/** The lines of a cookie, by its names in their order; what was read from the request may add others, or none. */
export function cookiePieces(
  cookie: Cookie,
  { header, separator }: Layout,
  source: Span,
): readonly OutputPiece[] {
  const names = cookie.kind === 'morsel' ? [cookie.name] : cookie.names.toSorted();
  const isOpen = cookie.kind === 'cookie' && cookie.open;
  if (isOpen && names.length === 0) return [{ kind: 'unknown', lines: true, source }];
  return names.flatMap((name, index): readonly OutputPiece[] => {
    const start = isOpen && index === 0 ? header : `${index === 0 ? '' : separator}${header} ${name}=`;
    return [
      { kind: 'text', text: isOpen && index === 0 ? `${start} ` : start, source },
      { kind: 'unknown', lines: isOpen, source },
    ];
  });
}

/** A method of a cookie or of one of its parts. */
export function callCookieMethod(cookie: Cookie, name: string, args: Arguments, source: Span): Value {
  switch (name) {
    case 'output': {
      const header = knownText(
        args.positional[1] ?? args.named.get('header') ?? textValue('Set-Cookie:', source),
      );
      const separator = knownText(args.positional[2] ?? args.named.get('sep') ?? textValue('\r\n', source));
      if (header === null || separator === null) return silentLines;
      return { kind: 'text', pieces: cookiePieces(cookie, { header, separator }, source) };
    }
    case 'OutputString':
      return cookie.kind === 'morsel'
        ? {
            kind: 'text',
            pieces: [
              { kind: 'text', text: `${cookie.name}=`, source },
              { kind: 'unknown', lines: false, source },
            ],
          }
        : silentLines;
    case 'js_output':
      return { kind: 'text', pieces: [...scriptStart(source), { kind: 'unknown', lines: true, source }] };
    default:
      return silent;
  }
}

/** What `js_output` begins with. */
const scriptStart = (source: Span): readonly OutputPiece[] => [
  { kind: 'text', text: '\n        <script type="text/javascript">\n', source },
];

/** `cookie[name] = value`, or `cookie.load(...)` where no name is known. */
export const withName = (cookie: Value & { kind: 'cookie' }, name: string | null): Value =>
  name === null
    ? { ...cookie, open: true }
    : { ...cookie, names: [...cookie.names.filter((each) => each !== name), name] };
