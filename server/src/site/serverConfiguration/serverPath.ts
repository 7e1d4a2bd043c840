import { pathFrom } from '../../text/path.js';

/**
 * A path as a server configuration writes it, in the engine's form: a relative one is taken from a folder, which
 * is mostly `ServerRoot` (`ap_server_root_relative`). `C:/Apache24` is absolute, and a backslash of Windows behind
 * a drive a slash.
 */
export function serverPath(folder: string, written: string): string {
  if (!/^[A-Za-z]:[\\/]/.test(written)) return rejoined(folder, written);
  const [drive, ...parts] = written.replaceAll('\\', '/').split('/');
  const below = pathFrom('/', `/${parts.join('/')}`);
  return below === '/' ? `${drive}` : `${drive}${below}`;
}

/** Of a folder on a drive the part before the first slash stays as it is. */
function rejoined(folder: string, written: string): string {
  const drive = /^[A-Za-z]:/.exec(folder)?.[0];
  if (drive === undefined || written.startsWith('/')) return pathFrom(folder, written);
  return drive + pathFrom(folder.slice(drive.length) || '/', written);
}
