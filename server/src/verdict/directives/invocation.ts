import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import type { ServerProfile, Truth } from '../../apache/profile.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import type { Encoding } from '../../text/decode.js';
import { wordsOf } from '../command.js';
import type { FileReading } from '../fileReading.js';
import type { Trouble } from '../trouble.js';

/** One line as the server hands it to the function that the directive's module registered for it. */
export class Invocation {
  constructor(
    readonly facts: DirectiveFacts,
    /**
     * What stands behind the name: `${VARIABLE}`s expanded, no white space at either end. Of a section with its
     * closing bracket and what follows it.
     */
    readonly rest: string,
    readonly reading: FileReading,
    readonly around: Surroundings,
  ) {}

  get profile(): ServerProfile {
    return this.reading.profile;
  }

  /** Of the file's bytes: the server sees bytes, and non-ASCII text is several of them in UTF-8. */
  get encoding(): Encoding {
    return this.reading.encoding;
  }

  /** The words as `ap_getword_conf` takes them one by one, quotes and escapes resolved. */
  get words(): readonly string[] {
    return wordsOf(this.rest);
  }
}

/** The sections that a line stands in. */
export interface Surroundings {
  /**
   * The registered names, `<Files`, of the sections that became nodes of the server's tree, outermost first:
   * no guards.
   */
  readonly sections: readonly string[];
  /** Whether one of them limits methods, or is treated as if it did. */
  readonly limited: boolean;
  /** What those sections were opened with, in the same order. */
  readonly enclosing: readonly Invocation[];
  /** Whether the server reads the line at all: `maybe` inside a guard that the profile leaves open. */
  readonly reached: Truth;
  /**
   * Stands for the configuration that the line adds to: that of the innermost section which has one of its own, or
   * of the file. Checks of directives whose lines add up remember by it what came before.
   */
  readonly configuration: object;
  /** The guards around the line of which the profile does not say whether they hold, outermost first. */
  readonly guards: readonly Section[];
  /** The sections that ended before the line in the same one; guards are seen through. */
  readonly earlier: readonly EarlierSection[];
}

export interface EarlierSection {
  /** As registered: `<Files`. */
  readonly name: string;
  /** The guards around it of which the profile does not say whether they hold. */
  readonly guards: readonly Section[];
}

/**
 * What a directive's own function answers to its arguments; null where it takes them. It is asked once the
 * directive is known, allowed in its place, and has as many arguments as the server counts for it.
 *
 * @param node for those that read more of the file than their line.
 */
export type ArgumentCheck = (invocation: Invocation, node: Directive | Section) => Trouble | null;

/** What a section's function answers behind all that the section holds. */
export type ClosingCheck = (invocation: Invocation, section: Section) => Trouble | null;

/** The checks of one module, by the names that it registers: `RewriteRule`, `<Limit`. */
export interface ModuleChecks {
  readonly arguments: Readonly<Record<string, ArgumentCheck>>;
  readonly closing?: Readonly<Record<string, ClosingCheck>>;
}
