import { type Overrides, OverrideWordError, readOverrides } from '../apache/overrides.js';
import type { ServerProfile } from '../apache/profile.js';
import { unknownProfile } from '../apache/profiles.js';

/** A profile file says something that no profile says, or is no JSON. The message is for the person who wrote it. */
export class ProfileFileError extends Error {
  override readonly name = 'ProfileFileError';
}

/** What a profile file may say. */
export const profileFields = [
  '$schema',
  'name',
  'software',
  'version',
  'modules',
  'defines',
  'environment',
  'allowOverride',
  'allowOverrideList',
  'options',
  'interpreters',
] as const;

export type ProfileField = (typeof profileFields)[number];

/**
 * Reads a file that states a real server: a JSON object with the fields of a profile, lists for its sets. What
 * is left out is not known.
 *
 * @param name the profile's name where the file gives none.
 * @throws {ProfileFileError}
 */
export function readProfile(text: string, name: string): ServerProfile {
  const fields = fieldsOf(text);
  for (const field of Object.keys(fields)) {
    if (!profileFields.some((each) => each === field))
      throw new ProfileFileError(`"${field}" is nothing that a profile says`);
  }
  const modules = listOf(fields, 'modules');
  const options = listOf(fields, 'options');
  const defines = listOf(fields, 'defines');
  const allowOverride = listOf(fields, 'allowOverride');
  const allowOverrideList = listOf(fields, 'allowOverrideList') ?? [];
  // Where only the list is said, the classes are those of Apache's own default: None.
  const overrides =
    allowOverride === null && allowOverrideList.length === 0 ? null : overridesOf(allowOverride ?? []);
  return {
    name: textOf(fields, 'name') ?? name,
    software: softwareOf(fields),
    version: textOf(fields, 'version'),
    modules: modules === null ? null : new Set(modules),
    allowOverride: overrides?.classes ?? null,
    overridableOptions: overrides?.options ?? null,
    nonfatal: overrides?.nonfatal ?? unknownProfile.nonfatal,
    allowOverrideList: new Set(allowOverrideList.map((directive) => directive.toLowerCase())),
    options: options === null ? null : new Set(options.map((option) => option.toLowerCase())),
    defines: defines === null ? null : new Map(defines.map(defineOf)),
    environment: environmentOf(fields),
    interpreters: listOf(fields, 'interpreters'),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ProfileFileError(`not JSON: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
  if (!isObject(value)) throw new ProfileFileError('a profile is an object: { "modules": ["rewrite", ...] }');
  return value;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(fields: Fields, field: string): string | null {
  const value = fields[field] ?? null;
  if (value === null || typeof value === 'string') return value;
  throw new ProfileFileError(`"${field}" is a text between quotes`);
}

function listOf(fields: Fields, field: string): readonly string[] | null {
  const value = fields[field] ?? null;
  if (value === null) return null;
  if (Array.isArray(value) && value.every((each): each is string => typeof each === 'string')) return value;
  throw new ProfileFileError(`"${field}" is a list of texts between quotes`);
}

function softwareOf(fields: Fields): ServerProfile['software'] {
  const software = textOf(fields, 'software') ?? 'apache';
  if (software === 'apache' || software === 'litespeed') return software;
  throw new ProfileFileError('"software" is "apache" or "litespeed"');
}

function environmentOf(fields: Fields): ReadonlyMap<string, string> | null {
  const value = fields['environment'] ?? null;
  if (value === null) return null;
  const entries = isObject(value) ? Object.entries(value) : null;
  if (entries?.every((entry): entry is [string, string] => typeof entry[1] === 'string')) {
    return new Map(entries);
  }
  throw new ProfileFileError('"environment" is an object of texts: { "LANG": "C" }');
}

/** As written behind AllowOverride, word by word. */
function overridesOf(words: readonly string[]): Overrides {
  try {
    return readOverrides(words);
  } catch (error) {
    if (!(error instanceof OverrideWordError)) throw error;
    throw new ProfileFileError(
      `"allowOverride" lists AuthConfig, FileInfo, Indexes, Limit, Options, Options=ExecCGI,Indexes and the like, Nonfatal=All, All or None, not ${error.word}`,
      { cause: error },
    );
  }
}

/** As `-D` and `Define` take them: `NAME`, or `NAME=VALUE` for what `${NAME}` stands for. */
function defineOf(text: string): readonly [name: string, value: string | null] {
  const sign = text.indexOf('=');
  return sign < 0 ? [text, null] : [text.slice(0, sign), text.slice(sign + 1)];
}

/** What a server has told of itself; what is null or left out it has not. */
export interface ToldServer {
  readonly software?: ServerProfile['software'];
  readonly version: string | null;
  readonly modules: readonly string[] | null;
  readonly defines?: readonly string[] | null;
  readonly allowOverride?: readonly string[] | null;
  readonly allowOverrideList?: readonly string[] | null;
  readonly options?: readonly string[] | null;
}

/** The file for a server that has told what it is. */
export function writeProfile(server: ToldServer): string {
  const fields: Readonly<Record<Exclude<ProfileField, '$schema' | 'name'>, unknown>> = {
    software: server.software ?? 'apache',
    version: server.version,
    modules: server.modules,
    defines: server.defines ?? null,
    environment: null,
    allowOverride: server.allowOverride ?? null,
    allowOverrideList: server.allowOverrideList ?? null,
    options: server.options ?? null,
    interpreters: null,
  };
  return `${JSON.stringify(fields, null, 2)}\n`;
}
