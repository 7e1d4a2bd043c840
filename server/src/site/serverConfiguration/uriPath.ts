import { pathFrom } from '../../text/path.js';

/**
 * The path of a URL as the server looks at it: without what follows `?` or `#`, decoded, `.` and `..` followed and
 * slashes merged (`ap_normalize_path`, MergeSlashes). Null for one that it refuses: an escape that is none, an
 * encoded slash or NUL (AllowEncodedSlashes is off where no line says otherwise), and `..` above the top.
 *
 * @param url as `/a%20b/?c`, or with scheme and host.
 */
export function uriPathOf(url: string): string | null {
  const path = url.replace(/^\w[\w+.-]*:\/\/[^/?#]*/, '').replace(/[?#].*$/s, '');
  if (/%2f|%00/i.test(path)) return null;
  const decoded = decodedText(path);
  if (decoded === null || (decoded !== '' && !decoded.startsWith('/')) || climbsOut(decoded)) return null;
  return pathInUrl(decoded);
}

/** A decoded path with `.` and `..` followed and slashes merged; one at its end is kept. */
export function pathInUrl(decoded: string): string {
  const followed = pathFrom('/', decoded);
  return followed !== '/' && /\/\.{0,2}$/.test(decoded) ? `${followed}/` : followed;
}

function decodedText(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

function climbsOut(path: string): boolean {
  let depth = 0;
  for (const part of path.split('/')) {
    if (part === '..') depth--;
    else if (part !== '' && part !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}
