import type { Nonfatal, OverrideClass, ServerProfile } from './profile.js';

/** What `AllowOverride` lets .htaccess files do. */
export interface Overrides {
  /** Empty for None: where nothing else is granted either, the server does not open the file. */
  readonly classes: ReadonlySet<OverrideClass>;
  /** The atoms of Options that may be set, lower case; null for all. */
  readonly options: ReadonlySet<string> | null;
  /** What `Nonfatal=` makes the server skip, with a warning in its log, and not refuse. */
  readonly nonfatal: ReadonlySet<Nonfatal>;
}

export const allOverrideClasses: readonly OverrideClass[] = [
  'AuthConfig',
  'FileInfo',
  'Indexes',
  'Limit',
  'Options',
];

const nonfatals: ReadonlyMap<string, readonly Nonfatal[]> = new Map([
  ['override', ['override']],
  ['unknown', ['unknown']],
  ['all', ['override', 'unknown']],
]);

/** What `All` stands for: not all that there is. */
const allOptions: readonly string[] = ['indexes', 'includes', 'includesnoexec', 'followsymlinks', 'execcgi'];

/** Options that are several, or none. */
const compositeOptions: ReadonlyMap<string, readonly string[]> = new Map([
  ['all', allOptions],
  ['none', []],
  ['includes', ['includes', 'includesnoexec']],
  ['runscripts', ['multiviews', 'execcgi']],
]);
const singleOptions: ReadonlySet<string> = new Set([...allOptions, 'symlinksifownermatch', 'multiviews']);

/** Null for what is no Option. */
function atomsOf(option: string): readonly string[] | null {
  const name = option.toLowerCase();
  return compositeOptions.get(name) ?? (singleOptions.has(name) ? [name] : null);
}

/** A word that `AllowOverride` does not know. */
export class OverrideWordError extends Error {
  override readonly name = 'OverrideWordError';

  constructor(readonly word: string) {
    super(word);
  }
}

/**
 * Reads the arguments of `AllowOverride` as `set_override` in the server's `core.c` does: from left to right,
 * All and None in place of what stands before them. The bare class Options grants what `Options All` sets:
 * neither MultiViews nor SymLinksIfOwnerMatch (seen on 2.4.71).
 *
 * @throws {OverrideWordError}
 */
export function readOverrides(words: readonly string[]): Overrides {
  let granted = new Set<OverrideClass>();
  let options: ReadonlySet<string> | null = null;
  let nonfatal = new Set<Nonfatal>();
  for (const word of words) {
    const [name = '', ...values] = word.toLowerCase().split('=');
    const value = values.length === 0 ? null : values.join('=');
    const found = allOverrideClasses.find((each) => each.toLowerCase() === name);
    if (name === 'all' || name === 'none') {
      granted = new Set(name === 'all' ? allOverrideClasses : []);
      nonfatal = new Set();
    } else if (name === 'nonfatal' && value !== null && nonfatals.has(value)) {
      for (const each of nonfatals.get(value) ?? []) nonfatal.add(each);
    } else if (found !== undefined && (value === null || found === 'Options')) {
      granted.add(found);
      if (found === 'Options') options = value === null ? new Set(allOptions) : optionsIn(value, word);
    } else {
      throw new OverrideWordError(word);
    }
  }
  return { classes: granted, options, nonfatal };
}

function optionsIn(list: string, word: string): ReadonlySet<string> {
  const atoms = list.split(',').flatMap((option) => {
    const found = option === '' ? [] : atomsOf(option);
    if (found === null) throw new OverrideWordError(word);
    return found;
  });
  return new Set(atoms);
}

/**
 * Whether a .htaccess may name an Option, with or without a sign; true for what is no Option.
 *
 * Source: the end of `set_options` in the server's `core.c`: "Option X not allowed here". A directive that
 * `AllowOverrideList` names is held to the same Options.
 */
export function isOptionGranted({ overridableOptions }: ServerProfile, option: string): boolean {
  if (overridableOptions === null) return true;
  return atomsOf(option)?.every((atom) => overridableOptions.has(atom)) ?? true;
}

/** Whether `AllowOverride` grants in words that a .htaccess sets this Option. */
export const isOptionGrantedInWords = (profile: ServerProfile, option: string): boolean =>
  profile.allowOverride?.has('Options') === true && isOptionGranted(profile, option);

/** The Options as the manual writes them: each may be granted on its own. */
export const optionSpellings: readonly string[] = [
  'Indexes',
  'Includes',
  'IncludesNOEXEC',
  'FollowSymLinks',
  'SymLinksIfOwnerMatch',
  'ExecCGI',
  'MultiViews',
];

/**
 * What would stand behind `AllowOverride` if the server granted one class more than the profile says.
 *
 * @param options where the class is Options: those that a .htaccess sets, in any case.
 */
export function overridesWith(
  { allowOverride, overridableOptions, nonfatal }: ServerProfile,
  wanted: OverrideClass,
  options: readonly string[] = [],
): string {
  const granted = allOverrideClasses.filter((each) => each === wanted || allowOverride?.has(each));
  const atoms = new Set([
    ...(allowOverride?.has('Options') ? (overridableOptions ?? singleOptions) : []),
    ...options.flatMap((option) => atomsOf(option) ?? []),
  ]);
  const asked = atoms.size === 0 ? new Set(allOptions) : atoms;
  return overrideWords({ classes: new Set(granted), options: asked, nonfatal }).join(' ');
}

/** The words behind `AllowOverride` that `readOverrides` reads as these; none where nothing is granted. */
export function overrideWords({ classes, options, nonfatal }: Overrides): readonly string[] {
  const granted = allOverrideClasses.filter((each) => classes.has(each));
  const words = granted.map((each) => (each === 'Options' ? optionsWord(options ?? singleOptions) : each));
  const skipped = nonfatal.size === 2 ? ['All'] : nonfatal.has('override') ? ['Override'] : ['Unknown'];
  return [...words, ...(nonfatal.size === 0 ? [] : skipped.map((each) => `Nonfatal=${each}`))];
}

/** Includes brings IncludesNOEXEC with it; the bare word stands for the same as `Options All`. */
function optionsWord(atoms: ReadonlySet<string>): string {
  if (atoms.size === allOptions.length && allOptions.every((option) => atoms.has(option))) return 'Options';
  const spelled = optionSpellings.filter((option) => {
    const atom = option.toLowerCase();
    return atoms.has(atom) && !(atom === 'includesnoexec' && atoms.has('includes'));
  });
  return `Options=${spelled.length === 0 ? 'None' : spelled.join(',')}`;
}

/** Whether the server opens .htaccess files at all. Source: `ap_directory_walk` in the server's `request.c`. */
export const readsHtaccess = ({ allowOverride, allowOverrideList, nonfatal }: ServerProfile): boolean =>
  allowOverride === null || allowOverride.size > 0 || allowOverrideList.size > 0 || nonfatal.size > 0;
