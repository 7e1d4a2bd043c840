import { type Beginning, behind, wholeText } from './rewriteState.js';
import { schemeOf } from './schemes.js';

/** Stands for the scheme and the name of the server itself, which are not known. */
export const thisServer = 'http://~this-server~';

/** `R` makes a URL of a path. */
export const onThisServer = (name: Beginning): Beginning => {
  if (schemeOf(name.start) !== null) return name;
  return behind(name.start.startsWith('/') ? thisServer : `${thisServer}/`, name);
};

/** A pattern that is asked of a URL of this server is asked with more than one name for it. */
export const anyServer = (name: string): readonly string[] =>
  name.startsWith(thisServer)
    ? ['http://localhost', 'https://www.example.com:8443'].map((each) => each + name.slice(thisServer.length))
    : [name];

/** The path of a URL that may be this server's own (`reduce_uri`); null of any other. */
export function ownPath({ whole, start }: Beginning): Beginning | null {
  const [prefix, path] = /^https?:\/\/[^/]*(.*)$/is.exec(whole ?? start) ?? [];
  if (prefix === undefined || path === undefined) return null;
  if (whole === null) return { whole: null, start: path };
  return wholeText(path === '' ? '/' : path);
}
