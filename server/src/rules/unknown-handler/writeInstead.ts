import type { Fix } from '../../site/change.js';
import type { HtaccessFile } from '../../site/site.js';
import type { Span } from '../../text/span.js';
import { editFile, unsafeFix } from '../shared/fixes.js';

/** Quotes around the old name go with it. */
export const writeInstead = (file: HtaccessFile, span: Span, newText: string): Fix =>
  unsafeFix(
    `Write ${newText}`,
    'The name is a guess by its spelling, and the line takes effect once it is right.',
    editFile(file.path, { span, newText }),
  );
