import { isSilentProgram, isSpeakingProgram } from '../../programs.js';

/** Functions of the language and of its modules of which the result has no line end. */
export const onOneLine: ReadonlySet<string> = new Set(
  `abs atan2 cos exp hex int length log oct ord rand sin sqrt time times wantarray fork getppid wait waitpid index rindex
  localtime gmtime defined exists ref scalar chdir mkdir rmdir unlink rename chmod chown utime open close opendir closedir
  binmode seek tell eof fileno flock lstat stat umask sleep alarm kill push unshift srand truncate link symlink strftime
  floor ceil basename dirname getcwd cwd encode_base64url md5_hex sha1_hex sha256_hex uri_escape bless lock select
  sysopen sysseek syswrite sysread read __FILE__ __LINE__ __PACKAGE__ caller exit die`.split(/\s+/),
);

/** Functions that come to the same when they are asked again. */
export const steady: ReadonlySet<string> = new Set(
  `defined exists ref scalar length lc uc lcfirst ucfirst index rindex substr abs int hex oct ord chr param url_param
  cookie request_method path_info query_string user_agent remote_user server_name keys values caller`.split(
    /\s+/,
  ),
);

/** Functions that end the program unless an `eval` is around them. */
export const failing: ReadonlySet<string> = new Set([
  'die',
  'croak',
  'confess',
  'CORE::die',
  'Carp::croak',
  'Carp::confess',
]);

/** What a command of the shell does to standard output; null for one that only shows when the script runs. */
export function outputOfCommand(command: string | null): 'nothing' | 'something' | 'unknown' {
  const program = /^\s*(?:\/\S*\/)?([\w.-]+)(?=\s|$)/.exec(command ?? '')?.[1];
  if (command === null || /[|;&`$()\n]/.test(command.replace(/\d?>&\d/g, ''))) return 'unknown';
  if (/(?:^|[^2&])>\s*[^&\s]/.test(command)) return 'nothing';
  if (program === undefined || /[<>]/.test(command)) return 'unknown';
  return isSilentProgram(program) ? 'nothing' : isSpeakingProgram(program) ? 'something' : 'unknown';
}
