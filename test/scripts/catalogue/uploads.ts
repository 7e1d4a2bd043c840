import type { CaseRequest, Upload } from './scriptCase.js';

/** Lets programs be run by their extensions, as most sites do. */
export const usualHandlers = 'Options +ExecCGI\nAddHandler cgi-script .py .pl .cgi .rb .sh\n';

type Source = (strings: TemplateStringsArray, ...values: readonly string[]) => Upload;

/** The text of a template as it stands, backslashes and all, without the line end that it begins with. */
const written = (strings: TemplateStringsArray, values: readonly string[]): string =>
  String.raw(strings, ...values).replace(/^\n/, '');

/** A program alone under the usual handlers. @param text from its first byte on */
export const program = (name: string, text: string | Uint8Array, mode = 0o755): Upload => ({
  files: {
    '.htaccess': { content: usualHandlers, mode: 0o644 },
    [name]: { content: text, mode },
  },
  asked: name,
});

/** A program whose text is the template, the first line included. */
export const file =
  (name: string): Source =>
  (strings, ...values) =>
    program(name, written(strings, values));

const startingWith =
  (shebang: string, name: string): Source =>
  (strings, ...values) =>
    program(name, `${shebang}\n${written(strings, values)}`);

/** Programs of a language, as `page.EXTENSION`; the template goes on behind the shebang. */
export const python = startingWith('#!/usr/bin/python3', 'page.py');
export const perl = startingWith('#!/usr/bin/perl', 'page.pl');
export const ruby = startingWith('#!/usr/bin/ruby', 'page.rb');
export const sh = startingWith('#!/bin/sh', 'page.sh');
export const dash = startingWith('#!/bin/dash', 'page.sh');
export const bash = startingWith('#!/bin/bash', 'page.sh');
export const node = startingWith('#!/usr/bin/env node', 'page.cgi');
export const phpCgi = startingWith('#!/usr/bin/php-cgi', 'page.cgi');
export const php = startingWith('#!/usr/bin/php', 'page.cgi');

/** A backquote, which no template can hold as it is. */
export const backquote = '`';

/** The same with files beside it, mode 644. */
export const beside = (upload: Upload, texts: Readonly<Record<string, string>>): Upload => ({
  ...upload,
  files: {
    ...upload.files,
    ...Object.fromEntries(Object.entries(texts).map(([path, content]) => [path, { content, mode: 0o644 }])),
  },
});

/** The same under other lines of a .htaccess; those of the usual one are gone. */
export const under = (htaccess: string, upload: Upload): Upload => beside(upload, { '.htaccess': htaccess });

/** The same with more lines behind the usual ones. */
export const underMore = (lines: string, upload: Upload): Upload => under(`${usualHandlers}${lines}`, upload);

/** The same with another mode of the file asked for. */
export const withMode = (mode: number, upload: Upload): Upload =>
  changed(upload, (each) => ({ ...each, mode }));

/** The same with the text of the file asked for changed. */
export const withText = (change: (text: string) => string | Uint8Array, upload: Upload): Upload =>
  changed(upload, (each) => ({ ...each, content: change(String(each.content)) }));

/** The same with CRLF line ends in the file asked for. */
export const withCrlf = (upload: Upload): Upload => withText((text) => text.replaceAll('\n', '\r\n'), upload);

/** The same program under another name, and asked for by it. */
export const named = (name: string, upload: Upload): Upload => {
  const { [upload.asked]: own, ...others } = upload.files;
  if (own === undefined) throw new Error(`no file ${upload.asked}`);
  return { ...upload, files: { ...others, [name]: own }, asked: name };
};

/** The same files, and another address asked for. */
export const asking = (address: string, upload: Upload): Upload => ({ ...upload, asked: address });

export const requesting = (request: CaseRequest, upload: Upload): Upload => ({ ...upload, request });

type FileOf = Upload['files'][string];

function changed(upload: Upload, change: (file: FileOf) => FileOf): Upload {
  const own = upload.files[upload.asked];
  if (own === undefined) throw new Error(`no file ${upload.asked}`);
  return { ...upload, files: { ...upload.files, [upload.asked]: change(own) } };
}
