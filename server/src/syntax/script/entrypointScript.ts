import type { Span } from '../../text/span.js';
import type { PythonScript } from './python/pythonScript.js';
import type { Shebang } from './shebang.js';

/** A file that a handler executes (CGI) or loads (WSGI, FastCGI, Passenger, PHP), read as far as we can. */
export interface EntrypointScript {
  readonly text: string;
  readonly language: ScriptLanguage;
  /** What the kernel reads of the first line; null where the file does not start with `#!`. */
  readonly shebang: Shebang | null;
  /** What the Python reader found; null for other languages, and for a file too long to be a script. */
  readonly python: PythonScript | null;
}

export type ScriptLanguage = 'python' | 'perl' | 'php' | 'ruby' | 'shell' | 'node' | 'binary' | 'other';

/**
 * What a script writes to its standard output up to the first byte of the body, as the server will read it
 * (RFC 3875, section 6), for every path through the script that could be followed.
 */
export type ResponseReading =
  /** It writes no CGI response: a WSGI, FastCGI, Passenger or framework entry file, or a module to import. */
  | { readonly kind: 'none'; readonly because: string }
  /** We cannot follow it: rules stay silent. */
  | { readonly kind: 'unknown'; readonly because: string; readonly at: Span | null }
  | { readonly kind: 'read'; readonly paths: readonly HeaderBlock[] };

/** The header of one path through the script. */
export interface HeaderBlock {
  readonly fields: readonly HeaderField[];
  readonly end: HeaderEnd;
}

export interface HeaderField {
  readonly name: string;
  readonly value: string;
  /** The line as written, without its line end. */
  readonly line: string;
  /** The literal, or the call, that writes it. */
  readonly span: Span;
}

export type HeaderEnd =
  /** An empty line, written in the call or print statement `write`; `rest` is what that call writes behind it. */
  | { readonly kind: 'separator'; readonly write: Span; readonly rest: string }
  /** Text that is no header field stands where the empty line should be: the body, or a malformed line. */
  | { readonly kind: 'body-without-separator'; readonly write: Span; readonly line: string }
  /** The output ends behind the last field, without an empty line; `write` is the last call that wrote. */
  | { readonly kind: 'end-of-output'; readonly write: Span | null };
