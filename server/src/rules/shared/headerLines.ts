import type { HeaderLine } from '../../site/headers/headerLine.js';
import { headerLineOf } from '../../site/headers/headerLine.js';
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
export const headerLinesOf = ({ file, profile }: HtaccessContext): readonly PlacedHeader[] =>
  directivesNamed(file.document, 'header').flatMap(({ node, sections }) => {
    const header = headerLineOf({ path: file.path, directive: node });
    return header !== null && mayBeRead(sections, profile) ? [{ header, sections }] : [];
  });
