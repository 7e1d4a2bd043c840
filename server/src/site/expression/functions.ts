import { bytesOf } from '../../syntax/pattern/bytes.js';

/** A text as the server has it: a unit for each byte of its UTF-8. */
export const inBytes = (text: string): string => bytesOf(text, 'utf-8').units;

/** Null where the bytes are not UTF-8, which no text here can hold. */
export function fromBytes(units: string): string | null {
  try {
    return decoder.decode(Uint8Array.from(units, (unit) => unit.charCodeAt(0)));
  } catch {
    return null;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const lowerCase = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const upperCase = (text: string): string => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());

/** `ap_escape_uri`: what a path may not hold is written in percent signs. */
export const escapedPath = (text: string): string =>
  inBytes(text).replace(/[^\w$\-.+!*'(),:;@&=/~]/g, (byte) => `%${inHexadecimal(byte)}`);

const inHexadecimal = (byte: string): string => byte.charCodeAt(0).toString(16).padStart(2, '0');

/** `ap_unescape_url_keep2f`: nothing of a text with a broken escape or a NUL; slashes stay as they are. */
function unescaped(text: string): string | null {
  const units = inBytes(text);
  if (/%(?![\da-fA-F]{2})|%00/.test(units)) return '';
  return fromBytes(
    units.replace(/%([\da-fA-F]{2})/g, (written: string, digits: string) =>
      /2f/i.test(digits) ? written : String.fromCharCode(Number.parseInt(digits, 16)),
    ),
  );
}

/** Up to the first character that does not belong there (`apr_base64_decode`); null for what is no text. */
function fromBase64(text: string): string | null {
  const digits = /^[A-Za-z0-9+/]*/.exec(text)?.[0] ?? '';
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  const [units = ''] = atob(whole).split('\0');
  return fromBytes(units);
}

/**
 * The functions whose value hangs on nothing but their argument, by their names in lower case. Null for a value that is
 * not known.
 */
const functions: ReadonlyMap<string, (text: string) => string | null> = new Map([
  ['tolower', lowerCase],
  ['toupper', upperCase],
  ['escape', escapedPath],
  ['unescape', unescaped],
  ['base64', (text: string) => btoa(inBytes(text))],
  ['unbase64', fromBase64],
]);

/**
 * The value of a function of an expression; null where it depends on the visitor or the server, as headers and
 * environment variables do, and for `sha1`, `md5` and `ldap`, which nobody compares with what can be known here.
 */
export const functionValue = (name: string, argument: string): string | null =>
  functions.get(name.toLowerCase())?.(argument) ?? null;
