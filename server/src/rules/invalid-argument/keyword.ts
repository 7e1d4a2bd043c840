import { distance } from 'fastest-levenshtein';
import type { Fix } from '../../site/change.js';
import { cover } from '../../text/span.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import type { Explanation } from '../shared/refusalRule.js';
import { wouldBeTaken } from '../shared/repairs.js';
import { inWords, quoted } from '../shared/wording.js';
import type { ArgumentAtFault } from './argumentAtFault.js';
import { choicesAt } from './choices.js';

/** What each word of a list may be, where the manual's syntax does not say; by lower-case registered names. */
const listed: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    authbasicprovider: 'anon dbd dbm file ldap socache',
    authdigestprovider: 'anon dbd dbm file socache',
    authformprovider: 'anon dbd dbm file ldap socache',
    fileetag: 'All Digest INode MTime None Size',
    indexoptions:
      'AddAltClass Charset DescriptionWidth FancyIndexing FoldersFirst HTMLTable IconHeight IconsAreLinks IconWidth IgnoreCase IgnoreClient NameWidth None ScanHTMLTitles ShowForbidden SuppressColumnSorting SuppressDescription SuppressHTMLPreamble SuppressIcon SuppressLastModified SuppressRules SuppressSize TrackModified Type UseOldDateFormat VersionSort XHTML',
    options:
      'All ExecCGI FollowSymLinks Includes IncludesNOEXEC Indexes MultiViews None SymLinksIfOwnerMatch',
    order: 'Allow,Deny Deny,Allow Mutual-failure',
    rewriteoptions:
      'AllowAnyURI AllowNoSlash IgnoreContextInfo IgnoreInherit Inherit InheritBefore InheritDown InheritDownBefore LegacyPrefixDocRoot MergeBase UnsafePrefixStat',
    ssloptions: 'ExportCertData FakeBasicAuth LegacyDNStringFormat OptRenegotiate StdEnvVars StrictRequire',
  }).map(([name, words]) => [name, words.split(' ')]),
);

/** A word that is none of those that a directive knows; null where we do not know them either. */
export function keyword(argument: ArgumentAtFault): Explanation | null {
  const { facts, name, written, span, index } = argument;
  if (facts === null || index < 0) return null;
  const choices = listed.get(facts.name.toLowerCase()) ?? choicesAt(facts, index);
  if (choices.length === 0) return null;
  if (choices.some((each) => each.toLowerCase() === withoutSign(written).toLowerCase())) return null;
  const separate = separated(argument, choices);
  if (separate !== null) return separate;
  const meant = nearest(withoutSign(written), choices);
  return {
    span,
    what: `${name} knows no "${quoted(written)}".`,
    remedy:
      meant === null
        ? `It knows ${inWords(choices, choices.length)}.`
        : `Write ${meant}, if that is what you meant.`,
    ...(meant !== null && { fixes: () => renamed(argument, meant) }),
  };
}

const withoutSign = (word: string): string => word.replace(/^[+-]/, '');

function renamed({ context, node, span, written }: ArgumentAtFault, meant: string): readonly Fix[] {
  const newText = written.slice(0, written.length - withoutSign(written).length) + meant;
  if (!wouldBeTaken(node, span, newText, context)) return [];
  return [
    unsafeFix(
      `Write ${meant}`,
      'The word is a guess by its spelling, and the line takes effect once it is right.',
      editFile(context.file.path, { span, newText }),
    ),
  ];
}

/** `Options Indexes, FollowSymLinks`, `Order allow;deny`, `Options + Indexes`: known words, wrongly separated. */
function separated(argument: ArgumentAtFault, choices: readonly string[]): Explanation | null {
  const { context, name, node, words } = argument;
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined || words.some(({ quote }) => quote !== null)) return null;
  const text = words.map(({ value }) => value).join(' ');
  const known = new Set(choices.map((each) => each.toLowerCase()));
  const parts = text
    .replace(/([+-])\s+/g, '$1')
    .split(/[\s,;|]+/)
    .filter((part) => part !== '');
  const single = parts.join(',');
  const newText = known.has(single.toLowerCase())
    ? single
    : parts.every((part) => known.has(withoutSign(part).toLowerCase()))
      ? parts.join(' ')
      : null;
  const span = cover(first.span, last.span);
  if (newText === null || newText === text || !wouldBeTaken(node, span, newText, context)) return null;
  return {
    span: argument.span,
    what: `The words of ${name} are not separated as Apache wants them.`,
    remedy: `Write "${newText}".`,
    fixes: () => [safeFix(`Write "${newText}"`, editFile(context.file.path, { span, newText }))],
  };
}

/** One slip for every four letters; null where several are as near. */
function nearest(written: string, choices: readonly string[]): string | null {
  const wanted = written.toLowerCase();
  const limit = Math.max(1, Math.min(3, Math.ceil(wanted.length / 3)));
  const ranked = choices
    .map((choice) => ({ choice, apart: distance(wanted, choice.toLowerCase()) }))
    .filter(({ apart }) => apart <= limit)
    .sort((a, b) => a.apart - b.apart);
  const [best, second] = ranked;
  return best === undefined || second?.apart === best.apart ? null : best.choice;
}
