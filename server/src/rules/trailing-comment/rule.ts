import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { deletion, insertion } from '../../text/edit.js';
import type { TrailingComment } from '../../verdict/trailingComments.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { findingOf } from '../shared/refusalRule.js';
import { displayName, nameWordOf } from '../shared/refusals.js';
import { quoted } from '../shared/wording.js';
import { effectOn } from './effects.js';

/** A comment behind a directive: Apache has none, and takes its words as arguments. */
export const trailingComment: HtaccessRule = {
  name: 'trailing-comment',
  target: 'htaccess',
  severity: 'error',
  summary: 'A comment behind a directive: Apache takes its words as arguments, mostly 500.',

  *check(context: HtaccessContext) {
    for (const comment of context.trailingComments) {
      const { refusal, span, text } = comment;
      const subject = nameOf(comment);
      const remedy = 'Put the comment on a line of its own, above this one.';
      const fixes = (): readonly Fix[] => [fixFor(comment, context)];
      if (refusal !== null) {
        const what = `Apache has no comments behind ${placeOf(comment)}: it takes "${quoted(text)}" as part of ${subject}.`;
        yield findingOf(refusal, { span, what, remedy, fixes }, context);
      } else {
        yield {
          span,
          severity: 'warning',
          message: {
            what: `Apache takes "${quoted(text)}" as arguments of ${subject}, not as a comment.`,
            why: effectOn(subject),
            remedy,
          },
          fixes,
        };
      }
    }
  },
};

const isAtEnd = ({ node, line }: TrailingComment): boolean =>
  node.kind === 'section' && node.end?.line.start === line.start;

function placeOf(comment: TrailingComment): string {
  if (comment.node.kind === 'directive') return 'a directive';
  return isAtEnd(comment) ? 'a closing tag' : 'an opening tag';
}

function nameOf(comment: TrailingComment): string {
  const { node } = comment;
  const name = quoted(nameWordOf(node).value);
  if (node.kind === 'directive') return name;
  return isAtEnd(comment) ? `</${name}>` : displayName(`<${name}`);
}

/** A backslash at the end of the comment would join the line below to it. */
function fixFor({ line, text, tail, refusal }: TrailingComment, { file }: HtaccessContext): Fix {
  const indentation = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  const comment = text.replace(/\\+$/, '').trimEnd();
  const edits = editFile(
    file.path,
    insertion(line.start, `${indentation}${comment}${fileStyleOf(file.document).lineEnd}`),
    deletion(tail),
  );
  const title = 'Put the comment on a line of its own';
  return refusal === null
    ? unsafeFix(title, 'The words have an effect as arguments, which ends.', edits)
    : safeFix(title, edits);
}
