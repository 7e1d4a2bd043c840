import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import { conventionalName, directiveFacts } from '../../apache/directives.js';
import { overridesWith, readsHtaccess } from '../../apache/overrides.js';
import type { ServerProfile } from '../../apache/profile.js';
import type { Fix } from '../../site/change.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { textOf } from '../../text/span.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { displayOnlyFix } from '../shared/fixes.js';
import { argumentsOf, displayName, factsOf, nameWordOf, whyRefused } from '../shared/refusals.js';
import { inWords, quoted } from '../shared/wording.js';

/** A line that AllowOverride, as the profile states it, keeps .htaccess files from having. */
export const overrideNotAllowed: HtaccessRule = {
  name: 'override-not-allowed',
  target: 'htaccess',
  severity: 'error',
  summary: 'A directive that AllowOverride does not grant to .htaccess files on this server: 500.',

  *check(context: HtaccessContext) {
    const { file, profile, refusals } = context;
    if (!readsHtaccess(profile)) yield* notRead(context);
    for (const refusal of refusals) {
      const { kind, node, place } = refusal;
      if (kind !== 'override-not-allowed' || node === null || node.kind === 'unmatchedSectionEnd') continue;
      const facts = factsOf(node);
      if (facts === null) continue;
      const option = place === null ? null : quoted(textOf(file.document.text, place));
      const name = displayName(conventionalName(facts));
      yield {
        span: place ?? nameWordOf(node).span,
        message: {
          what: `AllowOverride does not let .htaccess files here ${option === null ? `use ${name}` : `set the Option ${option}`}.`,
          why: whyRefused(refusal, context),
          remedy: `${neededFor(facts, option)} On shared hosting ask the host. Without it take the line out.`,
          log: refusal.message,
        },
        fixes: () => [grant(profile, facts, node, option)],
      };
    }
  },
};

/** The server does not even open the file. */
function* notRead({ file: { document } }: HtaccessContext): Generator<Finding> {
  const [first] = document.nodes;
  if (first === undefined) return;
  yield {
    span: first.kind === 'section' ? first.open.span : first.span,
    severity: 'warning',
    message: {
      what: 'The server does not read this file: AllowOverride is None here, which is the default.',
      why: 'Nothing that it says has any effect, and nothing is logged. Programs that it hands to a handler are sent as source.',
      remedy:
        'Ask for "AllowOverride All", or for the classes that the lines need, in the server\'s own configuration; or have the lines put there.',
    },
  };
}

function neededFor({ override, name }: DirectiveFacts, option: string | null): string {
  if (option !== null) return `It needs "AllowOverride Options=${option}" in the server's own configuration.`;
  if (override.length === 0) {
    return `It needs any class behind AllowOverride, or "AllowOverrideList ${name}", in the server's own configuration.`;
  }
  return `It needs "AllowOverride ${inWords(override).replace(' and ', '" or "AllowOverride ')}" in the server's own configuration.`;
}

/** Shows the line that the server's configuration would have to hold. */
function grant(
  profile: ServerProfile,
  facts: DirectiveFacts,
  node: Directive | Section,
  option: string | null,
): Fix {
  return displayOnlyFix(
    `Let .htaccess files ${option === null ? `use ${displayName(conventionalName(facts))}` : `set the Option ${option}`}`,
    'It belongs in a file that is not part of this site.',
    {
      text: 'Put this in the place of the line that is there',
      snippet: {
        place: "the server's configuration, inside the <Directory> section of the site's folder",
        text: grantingLine(profile, facts, node),
      },
    },
    { text: 'Reload the server.', snippet: null },
  );
}

function grantingLine(profile: ServerProfile, facts: DirectiveFacts, node: Directive | Section): string {
  const [wanted] = facts.override;
  if (wanted === undefined) {
    const listed = [...profile.allowOverrideList].map((name) => directiveFacts(name)?.name ?? name);
    return `AllowOverrideList ${[...listed, facts.name].join(' ')}`;
  }
  const options =
    facts.name === 'Options' ? argumentsOf(node).map(({ value }) => value.replace(/^[+-]/, '')) : [];
  return `AllowOverride ${overridesWith(profile, wanted, options)}`;
}
