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
  readonly response: ResponseReading;
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
  | { readonly kind: 'read'; readonly paths: readonly ResponsePath[] };

/** What one path through the script writes. */
export interface ResponsePath extends HeaderBlock {
  /**
   * The first lines behind the line that ends the header, as far as the script goes straight on; the last one may go
   * on. What only shows when the script runs stands as `…`, which may hold line ends.
   */
  readonly body: readonly OutputLine[];
}

export interface OutputLine {
  /** Without its line end, but with a CR before it. */
  readonly line: string;
  /** The literal that holds the start of the line, or the call that writes it. */
  readonly span: Span;
  /** The call or statement that writes its start. */
  readonly write: Span;
}

/** The header of one path through the script. */
export interface HeaderBlock {
  readonly fields: readonly HeaderField[];
  readonly end: HeaderEnd;
  /** Where what the script wrote first waited in a buffer while something else was sent. */
  readonly overtaken?: Overtaking;
}

/** Output that a program holds back, and what is sent before it, or instead of it. */
export interface Overtaking {
  /**
   * child: another program writes to the same output. descriptor, buffer: the script writes around the buffer, or into a
   * lower one. discarded: the process ends, or its output is replaced, and the buffer is never sent.
   */
  readonly how: 'child' | 'descriptor' | 'buffer' | 'discarded';
  /** The call that does so. */
  readonly by: Span;
  /** The last call or statement before it whose output still waits. */
  readonly waiting: Span;
  /** The header in the order of the script; null where that cannot be told. */
  readonly inOrder: HeaderBlock | null;
}

export interface HeaderField {
  readonly name: string;
  /** Without the blanks around it; null where a part of it only shows when the script runs. */
  readonly value: string | null;
  /** The line as written, without its line end; a part that only shows when the script runs stands as `…`. */
  readonly line: string;
  /** The literal that holds the start of the line, or the call that writes it. */
  readonly span: Span;
  /** The call or print statement that writes the line's end. */
  readonly write: Span;
  /** Whether another call or statement wrote its start. */
  readonly pieced: boolean;
  /** Whether it is known that a loop may write it several times; of Python its tree tells. */
  readonly repeated: boolean;
}

export type HeaderEnd =
  /**
   * An empty line, written in the call or print statement `write`; `rest` is what that same call writes behind
   * it, the newline of a `print` included: already body.
   */
  | { readonly kind: 'separator'; readonly write: Span; readonly rest: readonly OutputPiece[] }
  /**
   * Text that is no header field stands where the empty line should be: the body, or a malformed line. `line`
   * is the first such line; `write` the call that writes its start, `span` the literal that holds it.
   */
  | {
      readonly kind: 'body-without-separator';
      readonly write: Span;
      readonly span: Span;
      readonly line: string;
      /** Null where what follows the line could not be followed. */
      readonly refusal: HeaderRefusal | null;
    }
  /** The output ends behind the last field, without an empty line; `write` is the last call that wrote. */
  | { readonly kind: 'end-of-output'; readonly write: Span | null; readonly refusal: HeaderRefusal };

/** How the server words its refusal of a header with a line that is no field. */
export type HeaderRefusal =
  /** `malformed header from script 'NAME': Bad header: LINE`: the first line without a colon. */
  | { readonly kind: 'bad-header'; readonly line: string }
  /** AH02429: an empty line came first, and what stands before the colon of a line above it is no name. */
  | { readonly kind: 'invalid-name'; readonly name: string }
  /** `Premature end of script headers: NAME`: the output ended behind a line with a colon. */
  | { readonly kind: 'premature-end' }
  /** `End of script output before headers: NAME`: it ended before a first line was whole. */
  | { readonly kind: 'no-header-line' }
  /** One of these, by what only shows when the script runs. */
  | { readonly kind: 'unforeseen' };

/** A piece of what a script writes, in the order of writing. */
export type OutputPiece =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The literal that it stands in; for a newline of `print`, the statement or call. */
      readonly source: Span;
    }
  /** What only shows when the script runs. `lines`: it may hold line ends. */
  | {
      readonly kind: 'unknown';
      readonly lines: boolean;
      /** At the start of a line: whatever it is, it is no header field, as the listing of a folder. */
      readonly prose?: true;
      readonly source: Span;
    };
