import { conventionalName, directiveFacts, nearestDirective } from '../../apache/directives.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { deletion, insertion, type TextEdit } from '../../text/edit.js';
import type { HtaccessContext } from '../rule.js';
import { lostSlash, spacedTag } from '../shared/brokenTags.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import type { Explanation } from '../shared/refusalRule.js';
import { lookedUpName, nameWordOf } from '../shared/refusals.js';
import {
  blankTakenAway,
  haveFewerRefusals,
  lineOf,
  sectionsAround,
  wouldBeTaken,
} from '../shared/repairs.js';
import { quoted } from '../shared/wording.js';

/** What is no misspelled name: other languages, invisible characters, words that stand too close or too far apart. */
export function strangeLine(node: Directive | Section, context: HtaccessContext): Explanation | null {
  return (
    wideCharacters(node) ??
    hiddenByNul(node, context) ??
    conflictMarker(node) ??
    brokenTag(node, context) ??
    otherComment(node, context) ??
    markup(node) ??
    lineOfNginx(node) ??
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

/** `O\0ptions`; the server reads a line as a string of C. */
function hiddenByNul(node: Directive | Section, context: HtaccessContext): Explanation | null {
  const { document, path } = context.file;
  const line = lineOf(node);
  const raw = document.text.slice(line.start, line.end);
  const at = raw.indexOf('\0');
  if (at < 0) return null;
  const { end } = nameWordOf(node).span;
  const nuls = Array.from(raw.matchAll(/\0/g), ({ index }) =>
    deletion({ start: line.start + index, end: line.start + index + 1 }),
  );
  return {
    span: { start: nameWordOf(node).span.start, end: Math.max(end, line.start + at + 1) },
    what: 'A NUL byte stands in this line, and hides the rest of the line from Apache.',
    remedy: 'Take the NUL byte away; if the file is full of them, save it as UTF-8.',
    fixes: () =>
      haveFewerRefusals(nuls, context)
        ? [unsafeFix('Take the NUL away', 'What it hid takes effect then.', editFile(path, ...nuls))]
        : [],
  };
}

/** What git leaves in a file for somebody to decide. */
function conflictMarker(node: Directive | Section): Explanation | null {
  const { text, start } = lineOf(node);
  const mark = /^(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)/.exec(text)?.[0];
  if (mark === undefined) return null;
  return {
    span: { start, end: start + mark.length },
    what: 'This line is of a conflict that git could not resolve.',
    remedy:
      'Of the lines between <<<<<<< and >>>>>>> keep those that are to hold, and delete the others with the three lines of marks.',
  };
}

/** `< IfModule mod_rewrite.c>`, `<\IfModule>`. */
function brokenTag(node: Directive | Section, context: HtaccessContext): Explanation | null {
  if (node.kind !== 'section') return null;
  const { open } = node;
  const spaced = spacedTag(node);
  if (spaced !== null) {
    const name = quoted(spaced.name);
    return {
      span: { start: open.span.start, end: open.arguments[0]?.span.end ?? open.span.end },
      what: `Apache takes "<" alone for the name: a blank stands in front of "${name}".`,
      remedy: `Write <${name} without a blank behind the bracket.`,
      fixes: () => blankTakenAway(spaced.edit, context),
    };
  }
  const closing = lostSlash(node, sectionsAround(context.file.document, node));
  if (closing === null) return null;
  const tag = quoted(closing.newText);
  return {
    span: open.span,
    what: `This line opens a section, where ${tag} would close the one that is open.`,
    remedy: `Write ${tag}.`,
    fixes: () =>
      haveFewerRefusals([closing], context)
        ? [safeFix(`Write ${tag}`, editFile(context.file.path, closing))]
        : [],
  };
}

/** Blocks in braces, and lines that end in a semicolon. */
function lineOfNginx(node: Directive | Section): Explanation | null {
  if (node.kind === 'section') return null;
  const text = lineOf(node).text.trim();
  const isBlock = text.endsWith('{') || /^\}+;?$/.test(text);
  if (!isBlock && !(text.endsWith(';') && wordsOfNginx.has(lookedUpName(node).toLowerCase()))) return null;
  return {
    span: node.span,
    what: 'This is a line of nginx, of whose language Apache knows nothing.',
    remedy:
      'Delete the lines of nginx, or write in their place what does the same in Apache, as RewriteRule for rewrite and try_files.',
  };
}

const wordsOfNginx: ReadonlySet<string> = new Set(
  'access_log add_header alias allow autoindex break charset client_max_body_size deny error_log error_page expires fastcgi_index fastcgi_param fastcgi_pass gzip gzip_types include index internal listen log_not_found proxy_pass proxy_set_header return rewrite root server_name set try_files'.split(
    ' ',
  ),
);

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
