/** Programs and builtins that write to standard error at most. */
const silent: ReadonlySet<string> = new Set(
  `: [ test cd chdir pushd chmod chown cp ln mkdir mv rm rmdir touch install sync sleep wait kill ulimit umask unset
  set shopt trap getopts hash true false let logger mkfifo truncate chgrp pkill killall flock alias unalias shift`.split(
    /\s+/,
  ),
);

/** Programs that write a line, or more, whatever they find. */
const speaking: ReadonlySet<string> = new Set(
  'arch cal date df env free hostname id printenv ps pwd uname uptime who whoami'.split(' '),
);

/** @param name without its folder */
export const isSilentProgram = (name: string): boolean => silent.has(name);

/** @param name without its folder */
export const isSpeakingProgram = (name: string): boolean => speaking.has(name);
