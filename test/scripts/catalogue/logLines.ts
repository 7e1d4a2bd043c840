/** Parts of lines of Apache's error log. */
export const endOfOutput = 'End of script output before headers: ';
export const prematureEnd = 'Premature end of script headers: ';
export const badHeader = (line: string): string => `Bad header: ${line}`;
export const badName = (name: string): string =>
  `AH02429: Response header name '${name}' contains invalid characters`;

/** The kernel would not start it: what mod_cgid's log says of it, and mod_cgi's. */
export const notStarted = (error: string) => ({
  log: `${error}: AH01241: exec of '`,
  logOfCgi: `: ${error}: exec of '`,
});
export const permissionDenied = '(13)Permission denied';
export const execFormat = '(8)Exec format error';
export const noSuchFile = '(2)No such file or directory';
