import type { ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';

const latin = [1, 2].flatMap((part) => [`iso-8859-${part}`, `iso-latin-${part}`, `iso latin ${part}`]);
const otherIso8859 = [3, 4, 5, 6, 7, 8, 9].map((part) => `iso-8859-${part}`);

/** The character sets that libxml2 has a number for: `xmlParseCharEncoding`. */
const charsets: readonly string[] = [
  'utf-8',
  'utf8',
  'utf-16',
  'utf16',
  'iso-10646-ucs-2',
  'ucs-2',
  'ucs2',
  'iso-10646-ucs-4',
  'ucs-4',
  'ucs4',
  ...latin,
  ...otherIso8859,
  'iso-2022-jp',
  'shift_jis',
  'euc-jp',
];

/** mod_xml2enc: `set_default`. */
export const xml2encChecks: ModuleChecks = {
  arguments: { xml2EncDefault: oneOf(charsets, () => 'Invalid or unsupported default charset') },
};
