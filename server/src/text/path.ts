/** Paths as the engine uses them: absolute, `/` between their parts, no trailing slash but for the root. */

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash <= 0 ? '/' : path.slice(0, slash);
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const join = (folder: string, name: string): string =>
  folder === '/' ? `/${name}` : `${folder}/${name}`;

/** Whether `path` is `folder` or lies below it. */
export const isWithin = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);

/** `path` as seen from `folder`: `a/b` where it lies below, `../c` where it does not, `.` for itself. */
export function relative(folder: string, path: string): string {
  const from = folder.split('/').filter(Boolean);
  const to = path.split('/').filter(Boolean);
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared] && shared < to.length) shared++;
  const parts = [...from.slice(shared).map(() => '..'), ...to.slice(shared)];
  return parts.length === 0 ? '.' : parts.join('/');
}

/** The folders from `root` down to `folder`, both included; only `folder` where it does not lie below `root`. */
export function foldersBetween(root: string, folder: string): readonly string[] {
  if (!isWithin(root, folder)) return [folder];
  const folders = [folder];
  for (let at = folder; at !== root; ) {
    at = folderOf(at);
    folders.unshift(at);
  }
  return folders;
}

/** The path that a person means who writes `written` in a file of `folder`: `.` and `..` are followed. */
export function pathFrom(folder: string, written: string): string {
  const parts: string[] = [];
  for (const part of (written.startsWith('/') ? written : join(folder, written)).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
