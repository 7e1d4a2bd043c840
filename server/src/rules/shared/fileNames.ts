import { extensionsOf } from '../../site/extensions.js';
import { nameOf } from '../../text/path.js';

/**
 * A regular expression for names that end in one of the extensions, whatever their case, as mod_mime compares
 * them: `(?i)\.(py|pl)$`.
 *
 * @param extensions without their dots.
 */
export const namesEndingIn = (extensions: readonly string[]): string => `(?i)\\.${alternatives(extensions)}$`;

/** The same for backup copies of such files: `(?i)\.(py|pl)(~|\.(bak|old))$`. */
export const copiesEndingIn = (extensions: readonly string[]): string =>
  `(?i)\\.${alternatives(extensions)}(~|\\.(bak|old|orig|save|copy|sw[op]))$`;

/** A part of a regular expression that matches each of the texts, letter by letter. */
export function alternatives(texts: readonly string[]): string {
  const escaped = texts.map((text) => text.replace(/[\\^$.|?*+()[\]{}"]/g, '\\$&'));
  return escaped.length === 1 ? escaped.join('') : `(${escaped.join('|')})`;
}

/** The last extension of a file, lower case; null where its name has none. */
export const lastExtension = (path: string): string | null => extensionsOf(nameOf(path)).at(-1) ?? null;

/** What a visitor's browser asks for beside a page. No program is called so, unless its first line says it is one. */
const assets =
  /\.(css|js|mjs|map|html?|xhtml|png|jpe?g|gif|svg|ico|webp|avif|bmp|woff2?|ttf|otf|eot|mp[34]|ogg|webm|pdf|zip)$/i;

/** Whether the name is one of a style sheet, a picture and the like, which are sent as they are. */
export const isAssetName = (path: string): boolean => assets.test(nameOf(path));

const programs = /\.(py|pyw|wsgi|pl|plx|cgi|fcgi|php\d?|phtml|rb|sh|lua|tcl)$/i;

/** Whether the name is one of a program's source. */
export const isProgramName = (path: string): boolean => programs.test(nameOf(path));

/** Copies that editors and people leave beside a file, with the part of the name that is the original's. */
const copies: readonly RegExp[] = [
  /^(.+)~$/,
  /^(.+)\.(?:bak|old|orig|save|copy)$/i,
  /^\.(.+)\.sw[op]$/,
  /^#(.+)#$/,
];

/** The name of the file that this one is a backup copy of; null for a name that is none. */
export function originalName(name: string): string | null {
  for (const pattern of copies) {
    const [, original] = pattern.exec(name) ?? [];
    if (original !== undefined) return original;
  }
  return null;
}

/** Matches the names that `originalName` knows; for `<FilesMatch>`. */
export const backupCopies = '(?i)(~|#|\\.(bak|old|orig|save|copy|sw[op]))$';
