/**
 * The status codes of HTTP that the server has a line for: those that ErrorDocument and a RewriteRule's `R` flag
 * take. Seen on 2.4.71, where each of 0 to 999 was tried.
 */
const known: ReadonlySet<number> = new Set([
  ...range(100, 103),
  ...range(200, 208),
  226,
  ...range(300, 305),
  307,
  308,
  ...range(400, 417),
  ...range(421, 424),
  426,
  428,
  429,
  431,
  451,
  ...range(500, 508),
  510,
  511,
]);

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Whether the server can answer with this status, as `ap_index_of_response` in `http_protocol.c` tells. */
export const isResponseCode = (status: number): boolean => known.has(status);

/** `ap_is_HTTP_REDIRECT`: any number from 300 to 399, whether it is a status or not. */
export const isRedirectStatus = (status: number): boolean => status >= 300 && status < 400;
