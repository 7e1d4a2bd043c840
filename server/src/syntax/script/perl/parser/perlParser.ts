import type { PerlBlock } from '../perlSyntax.js';
import { PerlScanner } from './perlScanner.js';
import { readStatements } from './statements.js';

/** What the functions that read a script hand to each other. */
export interface PerlParser {
  readonly scanner: PerlScanner;
  /** Functions of which the text has told so far: Perl takes their names for calls. */
  readonly declared: Set<string>;
}

/**
 * The statements of a Perl script.
 *
 * @throws {UnreadablePerl} where the text is no Perl, or has constructs that are not known here
 */
export function parsePerl(text: string): PerlBlock {
  const parser: PerlParser = { scanner: new PerlScanner(text, 0), declared: new Set() };
  const statements = readStatements(parser);
  if (!parser.scanner.done) parser.scanner.fail('a statement was expected here');
  return statements;
}
