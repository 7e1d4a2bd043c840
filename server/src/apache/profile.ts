/** The classes that `AllowOverride` grants to .htaccess files; `Options` may be granted one by one. */
export type OverrideClass = 'AuthConfig' | 'FileInfo' | 'Indexes' | 'Limit' | 'Options';

/** A directive whose class is not granted; one that no loaded module brings. */
export type Nonfatal = 'override' | 'unknown';

export type Truth = 'yes' | 'no' | 'maybe';

/**
 * What is known of the server that reads a .htaccess. `null` stands for "not known" throughout.
 */
export interface ServerProfile {
  readonly name: string;
  readonly software: 'apache' | 'litespeed';
  readonly version: string | null;
  /** Module identifiers without `mod_`, as `cgid` or `rewrite`; `core` and `so` are always there. */
  readonly modules: ReadonlySet<string> | null;
  /** What `AllowOverride` grants in words; null where the profile does not say (`refused` then assumes All). */
  readonly allowOverride: ReadonlySet<OverrideClass> | null;
  /** The Options that a .htaccess may set, lower case, as `Options=` behind AllowOverride grants them; null for all. */
  readonly overridableOptions: ReadonlySet<string> | null;
  /** What the server skips with a warning where it would refuse it, by `Nonfatal=` behind AllowOverride. */
  readonly nonfatal: ReadonlySet<Nonfatal>;
  /** Directives that `AllowOverrideList` grants one by one: lower case, a section with its bracket, `<files`. */
  readonly allowOverrideList: ReadonlySet<string>;
  /** The Options in force above the site, lower case; null where not known: Apache's own default is then assumed. */
  readonly options: ReadonlySet<string> | null;
  /** What `-D` and `Define` set, for `<IfDefine>`, with the value for `${NAME}`: null where it has none. */
  readonly defines: ReadonlyMap<string, string | null> | null;
  /** The server's environment, for `${VAR}` where nothing is defined under that name. */
  readonly environment: ReadonlyMap<string, string> | null;
  /** Absolute paths of the interpreters at hand, as `/usr/bin/python3`. */
  readonly interpreters: readonly string[] | null;
}

/** What Apache has in force where no configuration says otherwise (the manual's default of `Options`). */
export const defaultOptions: ReadonlySet<string> = new Set(['followsymlinks']);

/**
 * Whether a module is loaded.
 *
 * @param name as in `<IfModule>`: `mod_rewrite.c`, `rewrite_module`, or the bare `rewrite`.
 */
export function isModuleLoaded(profile: ServerProfile, name: string): Truth {
  const identifier = moduleIdentifier(name);
  if (identifier === 'core' || identifier === 'so') return 'yes';
  if (profile.modules === null) return 'maybe';
  return profile.modules.has(identifier) ? 'yes' : 'no';
}

/**
 * What `${NAME}` stands for: what is defined with a value goes before the environment. `Define` keeps values in
 * a table in which case does not count, unlike names for `<IfDefine>` (seen on 2.4.71).
 */
export function variableValue({ defines, environment }: ServerProfile, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [defined, value] of defines ?? []) {
    if (value !== null && defined.toLowerCase() === wanted) return value;
  }
  return environment?.get(name);
}

/** The same server, of whose modules nothing is known: each may be loaded or not. Always the same object for a profile. */
export function withUnknownModules(profile: ServerProfile): ServerProfile {
  if (profile.modules === null) return profile;
  const known = unknownModules.get(profile);
  if (known !== undefined) return known;
  const made = { ...profile, modules: null };
  unknownModules.set(profile, made);
  return made;
}

const unknownModules = new WeakMap<ServerProfile, ServerProfile>();

/** `mod_wsgi.c`, `wsgi_module` and `wsgi` are one module: `wsgi`. Names are case-sensitive, as Apache's are. */
function moduleIdentifier(name: string): string {
  return name
    .replace(/\.c$/, '')
    .replace(/^mod_/, '')
    .replace(/_module$/, '');
}
