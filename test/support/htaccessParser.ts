import { createRequire } from 'node:module';

/** A rule as the npm package htaccess-parser reports it; it keeps no positions. */
export interface ReferenceRule {
  /** Undefined where the line has too few words. */
  readonly pattern: string | undefined;
  readonly substitution: string | undefined;
  readonly flags: readonly string[];
  readonly conditions: readonly ReferenceCondition[];
}

export interface ReferenceCondition {
  readonly variable: string | undefined;
  readonly pattern: string | undefined;
  readonly flags: readonly string[];
}

interface ReferenceParser {
  content: readonly string[];
  callback: (error: unknown, file: { readonly RewriteRules: readonly ReferenceRule[] }) => void;
  parseContent(): void;
}

type HtaccessParser = (options: { readonly file: string }, callback: () => void) => ReferenceParser;

const htaccessParser: HtaccessParser = createRequire(import.meta.url)('htaccess-parser');

/**
 * What htaccess-parser finds in a text; null where it throws, as on a line with fewer words than it expects.
 *
 * It reads a file and throws out of a callback, where nobody can catch: so it is handed the lines that it would
 * have read, in its own words those that are neither blank nor a comment.
 */
export function rulesByHtaccessParser(text: string): readonly ReferenceRule[] | null {
  const parser = htaccessParser({ file: '/dev/null' }, () => {});
  let rules: readonly ReferenceRule[] | null = null;
  parser.content = text.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  parser.callback = (_, file) => {
    rules = file.RewriteRules.map(({ pattern, substitution, flags, conditions }) => ({
      pattern,
      substitution,
      flags,
      conditions: conditions.map((each) => ({
        variable: each.variable,
        pattern: each.pattern,
        flags: each.flags,
      })),
    }));
  };
  try {
    parser.parseContent();
  } catch {
    return null;
  }
  return rules;
}
