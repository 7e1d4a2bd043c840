import { conventionalName } from '../../apache/directives.js';
import { moduleFileOf } from '../../apache/moduleNames.js';
import { debianCommand } from '../shared/loadingModules.js';
import { inApachesWords, lineRefusalRule } from '../shared/refusalRule.js';
import { displayName, factsOf, nameWordOf } from '../shared/refusals.js';
import { inWords, quoted } from '../shared/wording.js';
import { guardFix } from './guardFix.js';

/** A directive that is right, of a module that this server does not have. */
export const moduleNotLoaded = lineRefusalRule(
  'module-not-loaded',
  'A directive of a module that the server does not load: 500.',
  (refusal, context) => {
    const { node } = refusal;
    const facts = factsOf(node);
    if (facts === null) return inApachesWords(refusal);
    const [first = ''] = facts.modules;
    const modules = inWords(facts.modules.map((module) => `mod_${module}`)).replace(' and ', ' or ');
    const name = displayName(conventionalName(facts));
    return {
      span: nameWordOf(node).span,
      what: `${name} comes with ${modules}, which the server "${quoted(context.profile.name)}" does not load.`,
      remedy: `Have the module loaded (${debianCommand(first)}), or delete the line. Where the site can do without it, put it between <IfModule ${moduleFileOf(first)}> and </IfModule>.`,
      fixes: () => guardFix(node, context),
    };
  },
);
