/**
 * A message of the server's log as the verdict words it: without the place where the probe had laid the file, and
 * of sections never closed the first that is named.
 */
export const comparableMessage = (message: string): string =>
  message
    .replace(/[^\s"']*\/\.htaccess\b/g, '.htaccess')
    .replace(/^\.htaccess:\d+: (<\w+> was not closed\.).*$/, '$1')
    .replace(/[^\s"']*\/handler-doctor-probe-\w+\/[\d-]+/g, '/folder');

/** The log holds 8 kB a line: of a longer message the end is missing. */
const longestWhole = 7800;

/** Whether two messages are the same, as far as the log tells. */
export const sameMessage = (server: string, verdict: string): boolean =>
  server.length < longestWhole
    ? server === verdict
    : verdict.slice(0, longestWhole) === server.slice(0, longestWhole);
