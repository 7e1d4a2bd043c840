import { guardHolds } from '../apache/guards.js';
import type { ServerProfile, Truth } from '../apache/profile.js';
import type { SectionOpen } from '../syntax/htaccess/nodes.js';

/** One answer to everything that a profile leaves open. */
export interface World {
  /** `fullest`: the module that a guard asks for is there, the name is not defined. `barest`: the other way. */
  readonly name: 'fullest' | 'barest';
  readonly profile: ServerProfile;
  /** Whether the server reads what stands in this guard section. */
  holds(guard: SectionOpen): boolean;
  /** What becomes of an answer that may be either. */
  decides(truth: Truth): boolean;
}

/** The worlds to look at, the fullest first: a module that nobody knows of may be loaded or not. */
export function worldsOf(profile: ServerProfile): readonly World[] {
  const known = worldsOfProfiles.get(profile);
  if (known !== undefined) return known;
  const worlds = [worldNamed('fullest', profile), worldNamed('barest', profile)];
  worldsOfProfiles.set(profile, worlds);
  return worlds;
}

/** The same worlds for the same profile, so that what was found out in a world can be kept with it. */
const worldsOfProfiles = new WeakMap<ServerProfile, readonly World[]>();

function worldNamed(name: World['name'], profile: ServerProfile): World {
  return {
    name,
    profile,
    decides: (truth) => truth === 'yes' || (truth === 'maybe' && name === 'fullest'),
    holds: ({ nameText, argumentText }) => {
      const truth = guardHolds(profile, nameText, argumentText);
      if (truth !== 'maybe') return truth === 'yes';
      // A name that nobody has heard of is not defined on nearly all servers.
      const isLikely = !/^ifdefine$/i.test(nameText);
      return argumentText.startsWith('!') === (name === (isLikely ? 'barest' : 'fullest'));
    },
  };
}
