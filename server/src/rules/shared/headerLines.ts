import { type HeaderLine, headerLineOf } from '../../site/headers/headerLine.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import type { Section } from '../../syntax/htaccess/nodes.js';
import type { HtaccessContext } from '../rule.js';
import { mayBeRead } from './guardsAround.js';

/** A `Header` line and the sections around it, outermost first. */
export interface PlacedHeader {
  readonly header: HeaderLine;
  readonly sections: readonly Section[];
}

/** The `Header` lines of the file that the server reads, or may, in the order of the file. */
export function headerLinesOf(context: HtaccessContext): readonly PlacedHeader[] {
  const found = known.get(context) ?? linesOf(context);
  known.set(context, found);
  return found;
}

/** Many rules ask, of one file. */
const known = new WeakMap<HtaccessContext, readonly PlacedHeader[]>();

function linesOf({ file, profile }: HtaccessContext): readonly PlacedHeader[] {
  // Mostly all lines of a section stand together.
  const read = new Map<readonly Section[], boolean>();
  const mayBe = (sections: readonly Section[]): boolean => {
    const may = read.get(sections) ?? mayBeRead(sections, profile);
    read.set(sections, may);
    return may;
  };
  return directivesNamed(file.document, 'header').flatMap(({ node, sections }) => {
    const header = headerLineOf({ path: file.path, directive: node });
    return header !== null && mayBe(sections) ? [{ header, sections }] : [];
  });
}
