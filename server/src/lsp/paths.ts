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

/** A text with a percent sign that encodes nothing stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

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
      encodeURIComponent(part).replace(
        /[!'()*]/g,
        (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
