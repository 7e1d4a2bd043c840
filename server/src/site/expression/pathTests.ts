import { found, type SiteRequest } from '../request.js';

/**
 * What a test of a path says, by its letter: `-f`, `-d`, `-e`, `-s`, `-L`, `-h`, `-l`, `-x`, and `-F`. Null where it is
 * not known; that is so for `-U` and `-A`, which ask for another request, and for `-F` of what is there.
 */
export function pathHolds(letter: string, path: string, request: SiteRequest): boolean | null {
  if (letter === 'U' || letter === 'A') return null;
  // No path at all is one that is not there.
  if (path === '') return false;
  const there = found(request, path);
  if (there === null) return null;
  const { kind } = there;
  // A link that leads nowhere is a link all the same.
  if (kind === 'none') return /[Lhl]/.test(letter) ? factsOf(request, there.path, letter) : false;
  switch (letter) {
    case 'e':
      return true;
    case 'f':
      return kind === 'file';
    case 'd':
      return kind === 'folder';
    case 's':
      return kind === 'folder' ? false : factsOf(request, there.path, letter);
    default:
      return factsOf(request, there.path, letter);
  }
}

function factsOf(request: SiteRequest, path: string, letter: string): boolean | null {
  const facts = request.factsOf?.(path);
  if (facts === undefined) return null;
  switch (letter) {
    case 's':
      return facts.empty === null ? null : !facts.empty;
    case 'L':
    case 'h':
    case 'l':
      return facts.link;
    case 'x':
      return facts.executable;
    default:
      return null;
  }
}
