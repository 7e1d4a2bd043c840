import { conventionalName, directiveFacts, nearestDirective } from '../../apache/directives.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import type { Explanation } from '../shared/refusalRule.js';
import { lookedUpName, nameWordOf } from '../shared/refusals.js';
import { lineOf, wouldBeTaken } from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';

/** What is no misspelled name: other languages, invisible characters, words that stand too close or too far apart. */
export function strangeLine(node: Directive | Section, context: HtaccessContext): Explanation | null {
  return (
    wideCharacters(node) ??
    otherComment(node, context) ??
    markup(node) ??
    invisible(node, context) ??
    gluedArgument(node, context) ??
    brokenName(node, context)
  );
}

/** Apache reads bytes: every other one is a NUL, which hides the rest of the line. */
function wideCharacters(node: Directive | Section): Explanation | null {
  if (!/^(?:ÿþ|þÿ)/.test(lineOf(node).text)) return null;
  return {
    span: nameWordOf(node).span,
    what: 'The file is saved as UTF-16, of which Apache can read nothing.',
    remedy: 'Save it as UTF-8 without a byte order mark (in Windows Notepad: "Save as", encoding "UTF-8").',
  };
}

function otherComment(node: Directive | Section, { file }: HtaccessContext): Explanation | null {
  const written = lookedUpName(node);
  const mark = /^(?:\/\/|;|--|\/\*|<!--)/.exec(written)?.[0];
  if (mark === undefined) return null;
  const span = nameWordOf(node).span;
  const start = node.kind === 'section' ? node.open.span.start : span.start;
  return {
    span,
    what: `"${mark}" starts no comment in a .htaccess file.`,
    remedy: 'Start the comment with "#", on a line of its own.',
    ...(node.kind === 'directive' &&
      mark !== '/*' && {
        fixes: () => [safeFix('Put "#" in front of the line', editFile(file.path, insertion(start, '# ')))],
      }),
  };
}

/** A page or a script that was saved under the wrong name. */
function markup(node: Directive | Section): Explanation | null {
  if (node.kind !== 'section') return null;
  const { value } = node.open.name;
  const php = value.startsWith('?');
  if (!php && !tags.has(value.toLowerCase())) return null;
  return {
    span: node.open.name.span,
    what: php
      ? '"<?" starts a script; a .htaccess file holds directives only, and none of it is run.'
      : `<${quoted(value)}> is HTML; a .htaccess file holds directives only.`,
    remedy: 'Move it to a file of its own. If all of the file is like this, it has the wrong name.',
  };
}

const tags: ReadonlySet<string> = new Set(
  '!doctype a b body br center div font form h1 h2 h3 head hr html i img link meta p pre script span style table td title tr'.split(
    ' ',
  ),
);

/** Spaces that are none to Apache, and marks without width: what copying from a page brings along. */
const unseen = /[\u00a0\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff]/;

function invisible(node: Directive | Section, context: HtaccessContext): Explanation | null {
  const { document, path } = context.file;
  const { span } = node.kind === 'section' ? node.open : node;
  const name = nameWordOf(node);
  const written = document.text.slice(span.start, name.span.end);
  if (!unseen.test(written)) return null;
  const edits = Array.from(written.matchAll(new RegExp(unseen, 'gu')), ({ 0: found, index }): TextEdit => {
    const start = span.start + index;
    return {
      span: { start, end: start + found.length },
      newText: /[\u200b-\u200f\u2060\ufeff]/.test(found) ? '' : ' ',
    };
  });
  const newText = written.replace(new RegExp(unseen, 'gu'), (found) =>
    /[\u200b-\u200f\u2060\ufeff]/.test(found) ? '' : ' ',
  );
  const cured = wouldBeTaken(node, { start: span.start, end: name.span.end }, newText, context);
  return {
    span: name.span,
    what: 'The first word holds a character that looks like a space, or like nothing, and is not one to Apache.',
    remedy:
      'Type the line anew, or replace the character by a plain space; such characters come from copied text.',
    ...(cured && {
      fixes: () => [safeFix('Replace the character by a plain space', editFile(path, ...edits))],
    }),
  };
}

/** `Options-Indexes`, `RewriteEngineOn`: the longest name that the word starts with, if the server then takes the line. */
function gluedArgument(node: Directive | Section, context: HtaccessContext): Explanation | null {
  if (node.kind === 'section') return null;
  const written = lookedUpName(node);
  const { span } = node.name;
  for (let length = Math.min(written.length - 1, longestName); length >= shortestName; length--) {
    const facts = directiveFacts(written.slice(0, length));
    if (facts === null || facts.htaccess !== 'allowed') continue;
    const isArgument = plainArgument.test(written.slice(length));
    if (!isArgument && nearestDirective(written) !== null) continue;
    const newText = `${written.slice(0, length)} ${written.slice(length)}`;
    if (!wouldBeTaken(node, span, newText, context)) continue;
    return {
      span,
      what: `A space is missing behind ${conventionalName(facts)}.`,
      remedy: `Write "${quoted(newText)}".`,
      fixes: () => {
        const change = editFile(context.file.path, insertion(span.start + length, ' '));
        const title = 'Put a space behind the name';
        return [
          isArgument
            ? safeFix(title, change)
            : unsafeFix(title, 'Where the name ends is a guess, and the line takes effect then.', change),
        ];
      },
    };
  }
  return null;
}

/** What nobody would take for the end of a name. */
const plainArgument = /^(?:[+\-/."'\d]|(?:on|off|none|all)$)/i;
const shortestName = 4;
const longestName = 40;

/** `Rewrite Engine On`. */
function brokenName(node: Directive | Section, context: HtaccessContext): Explanation | null {
  const [second] = node.kind === 'directive' ? node.arguments : [];
  if (second === undefined) return null;
  const joined = `${lookedUpName(node)}${second.value}`;
  const facts = directiveFacts(joined);
  if (facts === null) return null;
  const span = { start: nameWordOf(node).span.start, end: second.span.end };
  const newText = conventionalName(facts);
  return {
    span,
    what: `The name ${newText} is one word.`,
    remedy: `Write "${newText}".`,
    ...(wouldBeTaken(node, span, newText, context) && {
      fixes: () => [
        unsafeFix(
          `Write "${newText}"`,
          'The line takes effect then.',
          editFile(context.file.path, { span, newText }),
        ),
      ],
    }),
  };
}
