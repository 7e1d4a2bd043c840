/** Those that ask whether the file is there, and do not find it. */
const lookingFirst: ReadonlySet<string> = new Set(['application/x-type-map', 'imap-file', 'type-map']);

/**
 * What a handler answers that rewrite rules have put in the place of a redirect within the server: it gets the redirect's
 * own address, `redirect:/page`, for the name of a file, which it cannot open. Each was seen on a real 2.4.71.
 *
 * @param handler null for the server's own
 * @param isRun whether it runs programs
 */
export function divertedStatus(handler: string | null, isRun: boolean): number {
  if (handler === 'fcgid-script') return 503;
  if (isRun) return 500;
  return handler !== null && lookingFirst.has(handler) ? 404 : 403;
}
