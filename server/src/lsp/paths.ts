import type { DocumentUri } from 'vscode-languageserver';

/**
 * The engine's path of a document. Files keep theirs; a document of another scheme stands below a folder that
 * is named after scheme and authority, as `/vscode-vfs:github/owner/site/.htaccess`, so that it has folders
 * above it as a file has and never takes a file's place. What is no address is taken for a path.
 */
export function pathOf(uri: DocumentUri): string {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)/.exec(uri);
  const [, scheme = 'file', authority = '', encoded = ''] = match ?? ['', 'file', '', uri];
  const path = decoded(encoded).replace(/(.)\/+$/, '$1');
  const rooted = path.startsWith('/') ? path : `/${path}`;
  if (scheme.toLowerCase() !== 'file') return `/${scheme}:${decoded(authority)}${rooted}`;
  if (authority !== '' && authority !== 'localhost') return `//${decoded(authority)}${rooted}`;
  return /^\/[A-Za-z]:(\/|$)/.test(rooted) ? rooted.slice(1) : rooted;
}

/**
 * A byte that is no part of UTF-8 becomes the lone surrogate that stands for it in a path (0x80 to 0xFF: U+DC80 to
 * U+DCFF); a percent sign that encodes nothing stays as it is.
 */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(characterOrByte, (encoded) => {
      const byte = Number.parseInt(encoded.slice(1), 16);
      const isText = encoded.length > 3 || byte < 0x80;
      return isText ? decodeURIComponent(encoded) : String.fromCharCode(0xdc00 + byte);
    });
  }
}

/** One character of UTF-8, percent-encoded (RFC 3629, section 4), or else a byte that is none. */
const characterOrByte =
  /%[0-7][0-9a-f]|%(?:c[2-9a-f]|d[0-9a-f])%[89ab][0-9a-f]|%(?:e0%[ab]|e[1-9a-cef]%[89ab]|ed%[89])[0-9a-f]%[89ab][0-9a-f]|%(?:f0%[9ab]|f[1-3]%[89ab]|f4%8)[0-9a-f](?:%[89ab][0-9a-f]){2}|%[89a-f][0-9a-f]/gi;

/** The address of a path, written as VS Code writes it. */
export function uriOf(path: string): DocumentUri {
  const other = /^\/([A-Za-z][A-Za-z0-9+.-]*):([^/]*)(\/.*)?$/.exec(path);
  if (other !== null) {
    const [, scheme = '', authority = '', rest = ''] = other;
    return `${scheme}:${authority === '' ? '' : `//${encodeURIComponent(authority)}`}${encoded(rest)}`;
  }
  if (path.startsWith('//')) return `file:${encoded(path)}`;
  const drive = /^([A-Za-z]):/.exec(path);
  if (drive !== null) return `file:///${path.charAt(0).toLowerCase()}%3A${encoded(path.slice(2))}`;
  return `file://${encoded(path)}`;
}

const encoded = (path: string): string =>
  path
    .split('/')
    .map((part) =>
      part
        .split(/((?<![\ud800-\udbff])[\udc80-\udcff])/)
        .map((piece, at) => (at % 2 === 0 ? encodedText(piece) : percent(piece.charCodeAt(0) - 0xdc00)))
        .join(''),
    )
    .join('/');

const encodedText = (text: string): string =>
  encodeURIComponent(text.replace(loneSurrogate, '\ufffd')).replace(/[!'()*]/g, (mark) =>
    percent(mark.charCodeAt(0)),
  );

/** Windows allows them in names, and no address can hold them. */
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const percent = (byte: number): string => `%${byte.toString(16).toUpperCase()}`;
