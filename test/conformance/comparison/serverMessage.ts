/** A file that the probe has laid out, by its path. */
const laidOut = /(?:\/[\w.-]+)*\/handler-doctor-probe-\w+\/[\d-]+(?=\/)/g;

/**
 * A message of the server's log as the verdict words it: without the place where the probe had laid the file, and
 * of sections never closed the first that is named.
 */
export const comparableMessage = (message: string): string =>
  message.replace(laidOut, '').replaceAll('/.htaccess', '.htaccess').replace(notClosed, '$2 was not closed.');

/** `.htaccess:2: <Files> was not closed.`, and behind it what else was not. */
const notClosed = /^\.htaccess:(\d+): (<.*?>) was not closed\..*$/;

const lineIn: readonly RegExp[] = [
  notClosed,
  /^Error reading \.htaccess at line (\d+): /,
  /^macro '.*' \(defined on line (\d+) of .*contents error: expected token not found/,
];

/** The line that a message, as it is in the log, names itself: of a section never closed the one that opens it. */
export function namedLine(message: string): number | null {
  const plain = message.replace(laidOut, '').replaceAll('/.htaccess', '.htaccess');
  const [, line] = lineIn.map((words) => words.exec(plain)).find((found) => found !== null) ?? [];
  return line === undefined ? null : Number(line);
}

/** The log holds 8 kB a line: of a longer message the end is missing. */
const longestWhole = 7800;

/** Whether two messages are the same, as far as the log tells. */
export const sameMessage = (server: string, verdict: string): boolean =>
  server.length < longestWhole
    ? server === verdict
    : verdict.slice(0, longestWhole) === server.slice(0, longestWhole);
