import { allOverrideClasses, optionSpellings } from '../apache/overrides.js';
import type { Nonfatal, OverrideClass } from '../apache/profile.js';
import { isGranted, type Outcomes, type Probe, type ProbePair, probe, probePair } from './probe.js';

/** A directive of one class, and what brings it. */
interface Example {
  readonly module: string;
  /** Changes nothing for the probe's own file. */
  readonly right: string;
  readonly wrong: string;
}

/** The core has none for Indexes and Limit. */
const examples: Readonly<Record<OverrideClass, readonly Example[]>> = {
  AuthConfig: [
    { module: 'authn_core', right: 'AuthName probe', wrong: 'AuthName' },
    { module: 'authz_core', right: 'AuthMerging Off', wrong: 'AuthMerging' },
  ],
  FileInfo: [{ module: 'core', right: 'AddDefaultCharset Off', wrong: 'AddDefaultCharset' }],
  Indexes: [
    { module: 'dir', right: 'DirectorySlash On', wrong: 'DirectorySlash Perhaps' },
    { module: 'autoindex', right: 'IndexOrderDefault Ascending Name', wrong: 'IndexOrderDefault' },
    { module: 'expires', right: 'ExpiresActive Off', wrong: 'ExpiresActive Perhaps' },
    { module: 'imagemap', right: 'ImapDefault nocontent', wrong: 'ImapDefault' },
    { module: 'cern_meta', right: 'MetaFiles Off', wrong: 'MetaFiles Perhaps' },
  ],
  Limit: [
    { module: 'access_compat', right: 'Allow from all', wrong: 'Allow' },
    { module: 'include', right: 'SSIETag Off', wrong: 'SSIETag Perhaps' },
  ],
  Options: [{ module: 'core', right: 'ContentDigest Off', wrong: 'ContentDigest Perhaps' }],
};

const byClass: ReadonlyMap<OverrideClass, ProbePair> = new Map(
  allOverrideClasses.map((each) => [
    each,
    probePair(
      `class-${each.toLowerCase()}`,
      `does AllowOverride grant ${each}?`,
      guarded(examples[each], 'right'),
      guarded(examples[each], 'wrong'),
    ),
  ]),
);

function guarded(list: readonly Example[], form: 'right' | 'wrong'): readonly string[] {
  return list.flatMap((example) => [`<IfModule ${example.module}_module>`, example[form], '</IfModule>']);
}

/** Granted by any class; two, for the case that AllowOverrideList names one of them. */
const anyClass = probePair(
  'class-any',
  'does AllowOverride grant anything?',
  ['ServerSignature Off', 'LimitXMLRequestBody 1000000'],
  ['ServerSignature Perhaps'],
);
/** Granted by AuthConfig and by Limit; it is of the core. */
const limitSection = probePair(
  'class-limit-section',
  'does AllowOverride grant AuthConfig or Limit?',
  ['<Limit GET>', '</Limit>'],
  ['<Limit HANDLER-DOCTOR>', '</Limit>'],
);
/** Of the core since 2.4.13. */
const authConfigOfCore = probePair(
  'class-authconfig-core',
  'does AllowOverride grant AuthConfig?',
  ['CGIPassAuth Off'],
  ['CGIPassAuth Perhaps'],
);

const unknownDirective = probe(
  'unknown-directive',
  'are unknown directives skipped? Else this folder answers 500.',
  ['HandlerDoctorProbe'],
);
const serverDirective = probe(
  'server-directive',
  'are directives skipped that are not granted? Else this folder answers 500.',
  ['AccessFileName .htaccess'],
);

/**
 * Taking an Option away needs the same permission as adding it, and opens nothing. Links must stay allowed: rewrite
 * rules of the site would answer 403 without.
 */
const signOf = (option: string): string => (option === 'FollowSymLinks' ? '+' : '-');

/** By the Option's spelling. */
const byOption: ReadonlyMap<string, Probe> = new Map(
  optionSpellings.map((option) => [
    option,
    probe(
      `option-${option.toLowerCase()}`,
      `may a .htaccess set Options ${option}? Else this folder answers 500.`,
      [`Options ${signOf(option)}${option}`],
    ),
  ]),
);

export const overrideProbes: readonly Probe[] = [
  ...[anyClass, limitSection, authConfigOfCore, ...byClass.values()].flatMap(({ right, wrong }) => [
    right,
    wrong,
  ]),
  unknownDirective,
  serverDirective,
  ...byOption.values(),
];

/** What AllowOverride grants, as the probes show it. */
export interface SeenOverrides {
  readonly classes: ReadonlySet<OverrideClass>;
  /** Classes of which it cannot be seen, as no module is loaded that has a directive of them. */
  readonly unseen: readonly OverrideClass[];
  /** Lower case: those of the seven that a .htaccess may set, if it may set Options at all. */
  readonly options: ReadonlySet<string>;
  readonly nonfatal: ReadonlySet<Nonfatal>;
}

/** @param modules that are loaded; null where that is not known, as then no class is granted. */
export function seenOverrides(outcomes: Outcomes, modules: readonly string[] | null): SeenOverrides {
  const options = [...byOption].flatMap(([option, each]) =>
    outcomes(each) === 'served' ? [option.toLowerCase()] : [],
  );
  const nonfatal = new Set<Nonfatal>([
    ...(outcomes(serverDirective) === 'served' ? (['override'] as const) : []),
    ...(outcomes(unknownDirective) === 'served' ? (['unknown'] as const) : []),
  ]);
  const classes =
    modules === null
      ? { classes: new Set<OverrideClass>(), unseen: [] }
      : seenClasses(outcomes, new Set(modules));
  return { ...classes, options: new Set(options), nonfatal };
}

function seenClasses(
  outcomes: Outcomes,
  modules: ReadonlySet<string>,
): Pick<SeenOverrides, 'classes' | 'unseen'> {
  if (!isGranted(anyClass, outcomes)) return { classes: new Set(), unseen: [] };
  const classes = new Set([...byClass].flatMap(([each, pair]) => (isGranted(pair, outcomes) ? [each] : [])));
  const seen = new Set(
    allOverrideClasses.filter((each) => examples[each].some(({ module }) => modules.has(module))),
  );
  if (!seen.has('AuthConfig') && isGranted(authConfigOfCore, outcomes)) classes.add('AuthConfig');
  seen.add('AuthConfig');
  if (!seen.has('Limit') && !classes.has('AuthConfig')) {
    if (isGranted(limitSection, outcomes)) classes.add('Limit');
    seen.add('Limit');
  }
  const unseen = allOverrideClasses.filter((each) => !seen.has(each));
  // Something is granted: where only one class is left that it can be, it is that one.
  const [only] = unseen;
  if (classes.size === 0 && only !== undefined) {
    return { classes: new Set([only]), unseen: unseen.filter((each) => each !== only) };
  }
  return { classes, unseen };
}
