import type { DirectiveFacts } from '../../apache/directiveFacts.js';
import { conventionalName, nearestDirective } from '../../apache/directives.js';
import type { ServerProfile } from '../../apache/profile.js';
import type { Fix } from '../../site/change.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import type { Refusal, RefusalKind } from '../../verdict/refusal.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import {
  closingName,
  displayName,
  factsOf,
  lookedUpName,
  nameWordOf,
  whyRefused,
} from '../shared/refusals.js';
import { inWords, quoted } from '../shared/wording.js';

const kinds: ReadonlySet<RefusalKind> = new Set([
  'unknown-directive',
  'module-not-loaded',
  'byte-order-mark',
]);

/** A name that no module of the server knows: misspelled, or of a module that is not there. */
export const unknownDirective: HtaccessRule = {
  name: 'unknown-directive',
  target: 'htaccess',
  severity: 'error',
  summary: 'A directive that is misspelled, or comes with a module that the server does not load: 500.',

  *check({ file, profile, refusals }: HtaccessContext) {
    for (const refusal of refusals) {
      const { kind, node } = refusal;
      if (node === null || !kinds.has(kind) || node.kind === 'unmatchedSectionEnd') continue;
      const facts = factsOf(node);
      yield facts === null
        ? ofNoModule(file.path, node, refusal)
        : ofAbsentModule(node, facts, refusal, profile);
    }
  },
};

function ofNoModule(path: string, node: Directive | Section, refusal: Refusal): Finding {
  const written = lookedUpName(node);
  const nearest = nearestDirective(written);
  const name = node.kind === 'section' ? `${quoted(written)}>` : `"${quoted(written)}"`;
  return {
    span: nameWordOf(node).span,
    message: {
      what: `No module of Apache knows ${name}.`,
      why: whyRefused(refusal),
      remedy:
        nearest === null
          ? 'Check the spelling. If the line was written for another server, delete it.'
          : `Write ${displayName(conventionalName(nearest))}, if that is what you meant.`,
      log: refusal.message,
    },
    ...(nearest !== null && { fixes: () => [rename(path, node, nearest)] }),
  };
}

function ofAbsentModule(
  node: Directive | Section,
  facts: DirectiveFacts,
  refusal: Refusal,
  profile: ServerProfile,
): Finding {
  const name = displayName(conventionalName(facts));
  const modules = inWords(facts.modules.map((module) => `mod_${module}`)).replace(' and ', ' or ');
  return {
    span: nameWordOf(node).span,
    message: {
      what: `${name} comes with ${modules}, which the server "${quoted(profile.name)}" does not load.`,
      why: whyRefused(refusal),
      remedy: `Have the module loaded (on Debian: a2enmod ${facts.modules[0] ?? ''}), or delete the line. Where the site can do without it, put it between <IfModule mod_${facts.modules[0] ?? ''}.c> and </IfModule>.`,
      log: refusal.message,
    },
  };
}

function rename(path: string, node: Directive | Section, nearest: DirectiveFacts): Fix {
  const newText = conventionalName(nearest).replace(/^</, '');
  const closing = node.kind === 'section' ? closingName(node) : null;
  return unsafeFix(
    `Write ${displayName(conventionalName(nearest))}`,
    'The name is a guess by its spelling, and the line takes effect once its name is right.',
    editFile(
      path,
      { span: nameWordOf(node).span, newText },
      ...(closing === null ? [] : [{ span: closing, newText }]),
    ),
  );
}
