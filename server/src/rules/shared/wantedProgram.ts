import type { ServerProfile } from '../../apache/profile.js';
import { fileIndexOf } from '../../site/fileIndex.js';
import type { Site } from '../../site/site.js';
import {
  type ProgramStart,
  programStartOf,
  withoutCarriageReturn,
} from '../../syntax/script/programStart.js';
import { isEnv, programOf, type Shebang } from '../../syntax/script/shebang.js';
import { folderOf, join, nameOf } from '../../text/path.js';
import { quoted } from './wording.js';

/** The program that a first line starts in the end. */
export interface WantedProgram {
  /** A path, or a name that `env` looks for. */
  readonly program: string;
  readonly isLookedUp: boolean;
}

/** Why a program is not to be had. */
export interface Lack {
  /** Behind "The first line asks for X, but". */
  readonly because: string;
  /** The kernel's error where it is asked for the path. */
  readonly error: string;
  /** Whether no server could have it, or the profile says that this one does not. */
  readonly isCertain: boolean;
}

/** A CR at the line's end is a trouble of its own; so is what the program is given. */
export function wantedProgram(shebang: Shebang): WantedProgram | null {
  const line = withoutCarriageReturn(shebang);
  const start: ProgramStart = programStartOf(line);
  if (start.kind === 'starts') return start;
  if (start.kind !== 'refused') return null;
  return isEnv(line)
    ? { program: programOf(line), isLookedUp: true }
    : { program: line.interpreter, isLookedUp: false };
}

const noFile = '(2)No such file or directory';

/** Null where the program may well be there. */
export function lackOf(
  { program, isLookedUp }: WantedProgram,
  script: string,
  site: Site,
  profile: ServerProfile,
): Lack | null {
  if (isEverywhere(program)) return null;
  const isListed = profile.interpreters !== null;
  const lack = (because: string, error = noFile, isCertain = isListed): Lack => ({
    because,
    error,
    isCertain,
  });
  if (isListed && isAmong(profile.interpreters, program, isLookedUp)) return null;
  if (isWindowsPath(program)) return lack('that is a path of Windows, which no other server has');
  if (!isLookedUp && !program.startsWith('/')) {
    return isBeside(program, script, site)
      ? null
      : lack('that is no absolute path, and the system looks nowhere else than beside the script');
  }
  if (/\/$/.test(program) || folders.has(program)) {
    const isFolder = folders.has(program.replace(/\/+$/, ''));
    return lack('that is a folder', isFolder ? '(13)Permission denied' : '(20)Not a directory', true);
  }
  if (/[;,'"`]$/.test(program))
    return lack(`no program has a name that ends in ${program.slice(-1)}`, noFile, true);
  if (isListed) return lack('the server of this profile does not have it');
  const because = lackedByCurrentServers(program, isLookedUp);
  return because === null ? null : lack(because);
}

/** What every Unix has (POSIX), in both places where folders of programs are one. */
const isEverywhere = (program: string): boolean => /^(\/usr)?\/bin\/(sh|env)$|^(sh|env)$/.test(program);

const folders: ReadonlySet<string> = new Set(['/bin', '/usr', '/usr/bin', '/usr/local', '/usr/local/bin']);

const isWindowsPath = (program: string): boolean => /^["']?[A-Za-z]:[\\/]|\.exe["']?$/i.test(program);

/** Where `/bin` is a link to `/usr/bin`, as on all current systems, what is in the one is in the other. */
function isAmong(interpreters: readonly string[], program: string, isLookedUp: boolean): boolean {
  if (isLookedUp) return interpreters.some((path) => nameOf(path) === program);
  const path = withoutUsr(program);
  return interpreters.some((each) => withoutUsr(each) === path);
}

const withoutUsr = (path: string): string =>
  path.replace(/\/(\.?\/)+/g, '/').replace(/^\/usr\/bin\//, '/bin/');

/** Programs are started in the folder of the script. What is further off may be out of reach of what was read. */
function isBeside(program: string, script: string, site: Site): boolean {
  if (program.startsWith('..') || !site.complete) return true;
  const path = join(folderOf(script), program.replace(/^(\.\/+)+/, ''));
  return fileIndexOf(site).namesIn(folderOf(path)).has(nameOf(path));
}

/** Only what no current Debian, Ubuntu, Red Hat or SUSE server has without somebody adding it. */
function lackedByCurrentServers(program: string, isLookedUp: boolean): string | null {
  if (/^python[12](\.\d+)?$/.test(nameOf(program))) {
    return 'current servers do not have Python 2: its support ended in 2020';
  }
  return /^(\/usr)?\/bin\/python$/.test(program) || (isLookedUp && program === 'python')
    ? `current servers have no program named ${quoted('python')}, only "python3"`
    : null;
}
