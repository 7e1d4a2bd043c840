import { allOverrideClasses, optionSpellings, overrideWords } from '../apache/overrides.js';
import { type Answers, outcomesOf, ProbeAnswersError } from './answers.js';
import { readerOf } from './controls.js';
import { askedDirectives, listedDirectives } from './listedDirectives.js';
import { loadedModules } from './moduleProbes.js';
import { optionsInForce } from './optionsInForce.js';
import { type SeenOverrides, seenOverrides } from './overrideProbes.js';
import type { Outcomes } from './probe.js';
import { refuseUnclearAnswers } from './unclearAnswers.js';
import { versionByProbes } from './versionProbes.js';

/** What a folder of probes tells of a host; null for what it cannot tell. */
export interface ProbedServer {
  readonly software: 'apache' | 'litespeed';
  readonly version: string | null;
  readonly modules: readonly string[] | null;
  /** The words behind AllowOverride. */
  readonly allowOverride: readonly string[] | null;
  readonly allowOverrideList: readonly string[] | null;
  /** The Options in force where the probes lie. */
  readonly options: readonly string[] | null;
  /** What a person should know of it: sentences. */
  readonly notes: readonly string[];
}

const nothing: Omit<ProbedServer, 'software' | 'notes'> = {
  version: null,
  modules: null,
  allowOverride: null,
  allowOverrideList: null,
  options: null,
};

/**
 * Turns the answers of a host into what they mean.
 *
 * @throws {ProbeAnswersError} where they mean nothing: some are missing, or something else than the server answered.
 */
export function probedServer(answers: Answers): ProbedServer {
  refuseUnclearAnswers(answers);
  const outcomes = outcomesOf(answers);
  if (/litespeed/i.test(answers.server)) return liteSpeed(`It calls itself ${answers.server}`);
  switch (readerOf(outcomes)) {
    case 'apache':
      return apacheReading(outcomes, answers.server);
    case 'another-server':
      return liteSpeed('It obeys .htaccess files, but skips what is wrong in them, which no Apache does');
    case 'nobody':
      return nobodyReading(answers.server);
  }
}

const liteSpeed = (sign: string): ProbedServer => ({
  ...nothing,
  software: 'litespeed',
  notes: [
    `${sign}: this is LiteSpeed, or a server like it. It reads .htaccess files in its own way and refuses nothing, so there is no more to tell.`,
  ],
});

function nobodyReading(server: string): ProbedServer {
  if (!/^Apache\b/i.test(server)) {
    const name = server === '' ? 'does not say what it is' : `calls itself ${server}`;
    throw new ProbeAnswersError(
      `nothing here reads .htaccess files, and the server ${name}. It may be one that does not know them, as nginx, ` +
        'or one that stands in front of an Apache which says AllowOverride None. Ask the hoster which it is: no profile can be made of this',
    );
  }
  return {
    ...nothing,
    software: 'apache',
    version: versionIn(server),
    allowOverride: ['None'],
    allowOverrideList: [],
    notes: [
      'So .htaccess files are not read: what a site says there has no effect at all.',
      'The same answers come where the files that begin with a dot were not uploaded: many FTP programs hide them. Look whether the folders that you uploaded hold a .htaccess each, and ask again if they do not.',
      'Which modules are loaded cannot be seen without them.',
    ],
  };
}

const versionIn = (server: string): string | null => /^Apache\/(\d+(?:\.\d+)*)/i.exec(server)?.[1] ?? null;

function apacheReading(outcomes: Outcomes, server: string): ProbedServer {
  const modules = loadedModules(outcomes);
  const overrides = seenOverrides(outcomes, modules);
  const versionByModule = modules?.includes('version') === true ? versionByProbes(outcomes) : null;
  const granted = overridesTold(overrides, listedDirectives(outcomes, overrides, modules));
  const inForce: Told = modules === null ? { notes: [] } : optionsTold(outcomes, modules, overrides);
  const unseenModules =
    modules === null
      ? ['Which modules are loaded cannot be seen: AllowOverride grants no class, and so no <IfModule>.']
      : [];
  return {
    ...nothing,
    ...granted,
    ...inForce,
    software: 'apache',
    version: versionByModule ?? versionIn(server),
    modules,
    notes: [...unseenModules, ...granted.notes, ...inForce.notes],
  };
}

type Told = Pick<ProbedServer, 'notes'> & Partial<ProbedServer>;

function overridesTold(overrides: SeenOverrides, listed: readonly string[] | null): Told {
  const { classes, unseen, nonfatal } = overrides;
  if (classes.size === 0 && nonfatal.size === 0 && listed?.length === 0) {
    return {
      notes: [
        'It reads .htaccess files, but grants no class of directives, and none of the directives asked after: AllowOverrideList names others.',
      ],
    };
  }
  const notes = unseen.map(
    (each) =>
      `Whether AllowOverride grants ${each} cannot be seen, and makes no difference: no loaded module has a directive of it.`,
  );
  if (listed === null) {
    notes.push('Whether AllowOverrideList grants single directives cannot be seen: Nonfatal hides it.');
  } else if (listed.length > 0) {
    notes.push(
      `AllowOverrideList may name more than these: ${askedDirectives.length} directives were asked after, the most frequent ones.`,
    );
  }
  return { allowOverride: wordsOf(overrides), allowOverrideList: listed, notes };
}

/** All Options are granted by All, and else only by seven names: it is All too where a class cannot be seen. */
function wordsOf({ classes, unseen, options, nonfatal }: SeenOverrides): readonly string[] {
  const isAll =
    classes.size + unseen.length === allOverrideClasses.length &&
    classes.has('Options') &&
    options.size === optionSpellings.length;
  const skipped = overrideWords({ classes: new Set(), options: null, nonfatal });
  if (isAll) return ['All', ...skipped];
  return classes.size === 0 ? ['None', ...skipped] : overrideWords({ classes, options, nonfatal });
}

function optionsTold(outcomes: Outcomes, modules: readonly string[], { classes }: SeenOverrides): Told {
  const { inForce, seen, unseen } = optionsInForce(outcomes, modules, classes);
  if (seen.length === 0) {
    return {
      notes: ['Which Options are in force cannot be seen with these modules and this AllowOverride.'],
    };
  }
  const assumed = unseen.includes('FollowSymLinks') ? ['FollowSymLinks'] : [];
  const left = unseen.filter((option) => !assumed.includes(option));
  return {
    options: [...assumed, ...inForce].sort(),
    notes: [
      ...(inForce.includes('FollowSymLinks')
        ? ['Links may be followed: by Options FollowSymLinks, as is told here, or by SymLinksIfOwnerMatch.']
        : []),
      ...assumed.map(
        (option) => `Whether Options ${option} is in force cannot be seen: it is Apache's own default.`,
      ),
      ...(inForce.includes('IncludesNOEXEC')
        ? ['Server-side includes work: by Options IncludesNOEXEC, as is told here, or by Includes.']
        : []),
      ...(left.length === 0
        ? []
        : [
            `Whether Options ${left.join(', ')} ${left.length === 1 ? 'is' : 'are'} in force cannot be seen; left out.`,
          ]),
    ],
  };
}
