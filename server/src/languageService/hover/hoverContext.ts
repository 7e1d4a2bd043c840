import type { LintedFile } from '../../linter/lint.js';
import type { LinterSettings } from '../../linter/settings.js';
import type { Site } from '../../site/site.js';
import type { Span } from '../../text/span.js';
import type { Block } from '../richText.js';

/** What a hover speaks of: a file of a loaded site, and what is known of its server. */
export interface HoverContext {
  readonly linted: LintedFile;
  readonly site: Site;
  readonly settings: LinterSettings;
  /** The address of a rule's page. */
  readonly pageOf: (rule: string) => string;
}

export interface HoverPart {
  /** What the words are about. */
  readonly span: Span;
  readonly blocks: readonly Block[];
}
