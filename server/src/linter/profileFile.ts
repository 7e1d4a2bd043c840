import type { OverrideClass, ServerProfile } from '../apache/profile.js';
import { unknownProfile } from '../apache/profiles.js';

/** A profile file says something that no profile says, or is no JSON. The message is for the person who wrote it. */
export class ProfileFileError extends Error {
  override readonly name = 'ProfileFileError';
}

const overrideClasses: readonly OverrideClass[] = ['AuthConfig', 'FileInfo', 'Indexes', 'Limit', 'Options'];

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
    if (!(field in unknownProfile)) throw new ProfileFileError(`"${field}" is nothing that a profile says`);
  }
  const modules = listOf(fields, 'modules');
  const options = listOf(fields, 'options');
  const defines = listOf(fields, 'defines');
  const allowOverride = listOf(fields, 'allowOverride');
  return {
    name: textOf(fields, 'name') ?? name,
    software: softwareOf(fields),
    version: textOf(fields, 'version'),
    modules: modules === null ? null : new Set(modules),
    allowOverride: allowOverride === null ? null : new Set(allowOverride.flatMap(overrideClassesOf)),
    options: options === null ? null : new Set(options.map((option) => option.toLowerCase())),
    defines: defines === null ? null : new Set(defines),
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

function environmentOf(fields: Fields): ReadonlyMap<string, string> {
  const value = fields['environment'] ?? {};
  const entries = isObject(value) ? Object.entries(value) : null;
  if (entries?.every((entry): entry is [string, string] => typeof entry[1] === 'string')) {
    return new Map(entries);
  }
  throw new ProfileFileError('"environment" is an object of texts: { "LANG": "C" }');
}

/** As written behind AllowOverride. */
function overrideClassesOf(word: string): readonly OverrideClass[] {
  if (/^all$/i.test(word)) return overrideClasses;
  if (/^none$/i.test(word)) return [];
  const found = overrideClasses.find((each) => each.toLowerCase() === word.toLowerCase());
  if (found === undefined) {
    throw new ProfileFileError(
      `"allowOverride" lists ${overrideClasses.join(', ')}, All or None, not ${word}`,
    );
  }
  return [found];
}
