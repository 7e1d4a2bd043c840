import type { Fix } from '../../site/change.js';
import { type HeaderLine, writtenValue } from '../../site/headers/headerLine.js';
import { parsePolicies } from '../../syntax/contentSecurityPolicy.js';
import { deletion, insertion } from '../../text/edit.js';
import { type Span, textOf } from '../../text/span.js';
import type { HtaccessContext, HtaccessRule, Message } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { headerLinesOf } from '../shared/headerLines.js';
import { quoted } from '../shared/wording.js';
import { type Weakness, weaknessesOf } from './weaknesses.js';

/** A policy that lets through what policies are there to stop. One that is only tried out may still be so. */
export const weakContentSecurityPolicy: HtaccessRule = {
  name: 'weak-content-security-policy',
  target: 'htaccess',
  severity: 'warning',
  summary: 'A Content-Security-Policy that lets through what it is there to stop.',

  *check(context: HtaccessContext) {
    for (const { header } of headerLinesOf(context)) {
      if (header.name !== 'content-security-policy' || header.valueWord === null) continue;
      // What is appended is a policy of its own beside one that may be strict.
      if (header.action !== 'set' && header.action !== 'setifempty') continue;
      const [policy, ...others] = parsePolicies(writtenValue(header) ?? '');
      if (policy === undefined || others.length > 0) continue;
      for (const weakness of weaknessesOf(policy)) {
        const span = placeIn(context, header, weakness.span);
        yield {
          span: span ?? header.valueWord.span,
          message: messages[weakness.kind](quoted(weakness.source?.text ?? '')),
          fixes: () => (span === null ? [] : fixesFor(context, weakness, span)),
        };
      }
    }
  },
};

const scriptsOfOthers =
  'A script that somebody smuggles into a page, by a comment or an address, then runs as if it were yours: that is what a policy is to stop.';

const messages: Readonly<Record<Weakness['kind'], (source: string) => Message>> = {
  inline: () => ({
    what: "'unsafe-inline' lets every script run that stands in a page.",
    why: scriptsOfOthers,
    remedy:
      "Move the scripts of your pages into files and take the word out; or name each by its hash, 'sha256-…', which the browser's console shows.",
  }),
  eval: () => ({
    what: "'unsafe-eval' lets scripts make code out of text.",
    why: 'Text that comes from a visitor can become code in that way.',
    remedy:
      "Take the word out where no library needs it; for WebAssembly alone 'wasm-unsafe-eval' is enough.",
  }),
  anywhere: (source) => ({
    what: `${source} lets scripts come from any server, also from one that means harm.`,
    why: scriptsOfOthers,
    remedy: "Name the servers that scripts come from: 'self' for your own, https://cdn.example for another.",
  }),
  'no-scripts': () => ({
    what: 'The policy says where some things may come from, but nothing of scripts: these may come from anywhere.',
    why: scriptsOfOthers,
    remedy: "Begin the policy with default-src 'self', which holds for all that it does not name.",
  }),
  'no-objects': () => ({
    what: 'The policy says nothing of <object> and <embed>: what they show may come from anywhere.',
    why: 'Old browsers run plug-ins in them, and these do what scripts do.',
    remedy: "Add object-src 'none': hardly any page needs one.",
  }),
  unquoted: (source) => ({
    what: `${source} without quotes is the name of a server: the policy does not mean what it says.`,
    why: "Only between single quotes it is the word that is meant; so what it was to allow, as the site's own scripts, is blocked, or what it was to forbid is not.",
    remedy: /^unsafe-/i.test(source)
      ? `Take it out: '${source}', with its quotes, would let through what a policy is there to stop.`
      : `Write '${source}'.`,
  }),
};

function fixesFor({ file }: HtaccessContext, { kind, source }: Weakness, span: Span): readonly Fix[] {
  if (kind === 'no-objects') {
    return [
      unsafeFix(
        "Add object-src 'none'",
        'A page that shows something in an <object> or <embed>, as a PDF, no longer does.',
        editFile(file.path, insertion(span.end, "; object-src 'none'")),
      ),
    ];
  }
  if (kind !== 'unquoted' || source === null) return [];
  // As it stands the word allows nothing, and with its quotes too much.
  if (/^unsafe-/i.test(source.text)) {
    return [
      unsafeFix(
        `Take ${quoted(source.text)} out`,
        'Should there be a server of that name, nothing is loaded from it any more.',
        editFile(file.path, deletion({ start: span.start - 1, end: span.end })),
      ),
    ];
  }
  return [
    unsafeFix(
      `Write '${quoted(source.text)}'`,
      'The policy then allows and forbids what the word says: pages that have worked with the policy as it is may load less, or more.',
      editFile(file.path, { span, newText: `'${source.text}'` }),
    ),
  ];
}

/** Where a part of the value stands in the file; null where it is written in another way than it is read. */
function placeIn({ file }: HtaccessContext, { valueWord }: HeaderLine, { start, end }: Span): Span | null {
  if (valueWord === null) return null;
  const first = valueWord.span.start + (valueWord.quote === null ? 0 : 1);
  const written = textOf(file.document.text, { start: first, end: first + valueWord.value.length });
  // A single quote cannot stand in a word that single quotes enclose.
  return written === valueWord.value && valueWord.quote === '"'
    ? { start: first + start, end: first + end }
    : null;
}
