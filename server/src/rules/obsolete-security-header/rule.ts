import { isAdding } from '../../site/headers/headerLine.js';
import { markerBlockAt } from '../../site/insertionPoint.js';
import { deletion } from '../../text/edit.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { headerLinesOf } from '../shared/headerLines.js';
import { obsoleteHeaders } from './obsoleteHeaders.js';

/** A line that sends a field which was for safety once, and which no browser of today looks at. */
export const obsoleteSecurityHeader: HtaccessRule = {
  name: 'obsolete-security-header',
  target: 'htaccess',
  severity: 'info',
  summary: 'A header field that was for safety once, and that browsers no longer look at.',

  *check(context: HtaccessContext) {
    const { file } = context;
    for (const { header } of headerLinesOf(context)) {
      const obsolete = obsoleteHeaders.get(header.name);
      if (obsolete === undefined || !isAdding(header) || obsolete.isStillMeant?.(header) === true) continue;
      const { directive } = header.line;
      yield {
        span: header.nameWord.span,
        message: { what: obsolete.what, why: obsolete.why, remedy: obsolete.remedy },
        fixes: () =>
          markerBlockAt(file, directive.span.start) !== null
            ? []
            : [
                unsafeFix(
                  `Delete the line that sends ${obsolete.name}`,
                  `Browsers of before ${obsolete.until}, should any be left among your visitors, still looked at it.`,
                  editFile(file.path, deletion(directive.line.span)),
                ),
              ],
      };
    }
  },
};
