/**
 * Why the server cannot parse the address of a directory,
 * `ldap://host:port/base?attributes?scope?filter?extensions`; null where it can.
 *
 * Source: `apr_ldap_url_parse` of the server's library, as seen on 2.4.71.
 */
export function ldapUrlProblem(url: string): string | null {
  const enclosed = url.startsWith('<');
  const behindScheme = withoutScheme(enclosed ? url.slice(1) : url);
  if (behindScheme === null) return 'The scheme was not recognised as a valid LDAP URL scheme.';
  if (!enclosed) return partsProblem(behindScheme);
  if (!behindScheme.endsWith('>')) return 'Bad enclosure error while parsing LDAP URL.';
  return partsProblem(behindScheme.slice(0, -1));
}

function withoutScheme(url: string): string | null {
  const [prefix] = /^(?:URL:)?ldap[is]?:\/\//i.exec(url) ?? [];
  return prefix === undefined ? null : url.slice(prefix.length);
}

function partsProblem(text: string): string | null {
  const slash = text.indexOf('/');
  const ofHost = hostProblem(slash < 0 ? text : text.slice(0, slash));
  if (ofHost !== null || slash < 0) return ofHost;
  const [, , scope = '', filter = '', extensions, surplus] = text.slice(slash + 1).split('?');
  if (scope !== '' && !scopes.has(unescaped(scope).toLowerCase())) {
    return 'Bad scope encountered while parsing LDAP URL.';
  }
  if (filter !== '' && unescaped(filter) === '') return 'Bad filter encountered while parsing LDAP URL.';
  if (surplus !== undefined) return 'Bad URL encountered while parsing LDAP URL.';
  return extensions !== undefined && items(extensions) === 0
    ? 'Bad extensions encountered while parsing LDAP URL.'
    : null;
}

const scopes: ReadonlySet<string> = new Set(['one', 'onelevel', 'base', 'sub', 'subtree']);

function hostProblem(host: string): string | null {
  if (!host.startsWith('[')) return portProblem(host);
  const bracket = host.indexOf(']');
  return bracket < 0 ? 'Bad LDAP URL while parsing IPV6 syntax.' : portProblem(host.slice(bracket + 1));
}

function portProblem(host: string): string | null {
  const colon = host.lastIndexOf(':');
  return colon >= 0 && unescaped(host.slice(colon + 1)) === '' ? 'Bad LDAP URL while parsing.' : null;
}

/** What is left between the commas, as C's `strtok` counts it. */
const items = (list: string): number => list.split(',').filter((item) => item !== '').length;

/** `%xx` resolved, as the library does: it looks at no digit, a NUL ends the text, and so does a broken end. */
function unescaped(text: string): string {
  let result = '';
  for (let index = 0; index < text.length; index++) {
    if (text[index] !== '%') {
      result += text[index];
      continue;
    }
    if (index + 2 >= text.length) break;
    const unit =
      (hexadecimal(text.charCodeAt(index + 1)) * 16 + hexadecimal(text.charCodeAt(index + 2))) & 0xff;
    if (unit === 0) break;
    result += String.fromCharCode(unit);
    index += 2;
  }
  return result;
}

/** What is no digit makes a number too. */
function hexadecimal(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0x41 && code <= 0x46 ? code - 0x41 + 10 : code - 0x61 + 10;
}
