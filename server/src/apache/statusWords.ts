/** A status of an answer (RFC 9110 and its kin). */
export interface StatusWords {
  /** As it is usually written behind the number. */
  readonly reason: string;
  /** What a visitor, or a program that asks, makes of it: one sentence. */
  readonly means: string;
}

/** By number: all of RFC 9110, and those of other RFCs that Apache has a line for. */
const statuses: ReadonlyMap<number, StatusWords> = new Map(
  Object.entries({
    100: ['Continue', 'the client may send the rest of its request; the answer itself comes later.'],
    101: ['Switching Protocols', 'the connection goes on in another protocol, as WebSocket.'],
    102: ['Processing', 'the answer takes a while.'],
    103: ['Early Hints', 'what to load in advance; the answer itself comes later.'],
    200: ['OK', 'here is the page.'],
    201: ['Created', 'something new was made; Location names it.'],
    202: ['Accepted', 'the request was taken, and will be dealt with later.'],
    203: ['Non-Authoritative Information', 'a proxy on the way has changed the page.'],
    204: ['No Content', 'it went well and there is no page: the browser stays where it is.'],
    205: ['Reset Content', 'it went well; the form is to be emptied.'],
    206: ['Partial Content', 'here is the part that was asked for.'],
    207: ['Multi-Status', 'several results in one body (WebDAV).'],
    208: ['Already Reported', 'it was listed before (WebDAV).'],
    226: ['IM Used', 'the difference to an earlier version.'],
    300: ['Multiple Choices', 'there are several versions to choose from.'],
    301: [
      'Moved Permanently',
      'the page is at the address in Location from now on. Browsers remember that, and search engines move the entry.',
    ],
    302: ['Found', 'the page is at the address in Location this time.'],
    303: ['See Other', 'look at the address in Location with GET: the usual answer to a form that was sent.'],
    304: ['Not Modified', 'the copy that the browser has is still good; no page is sent.'],
    305: ['Use Proxy', 'no longer used.'],
    307: ['Temporary Redirect', 'as 302, and the form is sent to the new address again.'],
    308: ['Permanent Redirect', 'as 301, and the form is sent to the new address again.'],
    400: ['Bad Request', 'the request makes no sense.'],
    401: [
      'Unauthorized',
      'a name and a password are needed; without a WWW-Authenticate header browsers do not ask for them.',
    ],
    402: ['Payment Required', 'it costs something.'],
    403: ['Forbidden', 'the visitor may not see this.'],
    404: ['Not Found', 'there is no such page. Search engines drop it.'],
    405: ['Method Not Allowed', 'the page is there, but not for this method; Allow names those that work.'],
    406: ['Not Acceptable', 'there is no version that the client takes.'],
    407: ['Proxy Authentication Required', 'a proxy wants a password.'],
    408: ['Request Timeout', 'the request came too slowly.'],
    409: ['Conflict', 'the request does not fit the state of what it is about.'],
    410: ['Gone', 'the page was here and will not come back. Search engines drop it at once.'],
    411: ['Length Required', 'the request has to say how long it is.'],
    412: ['Precondition Failed', 'a condition in the request does not hold.'],
    413: ['Content Too Large', 'the request is too long, as an upload can be.'],
    414: ['URI Too Long', 'the address is too long.'],
    415: ['Unsupported Media Type', 'what was sent is of a type that is not taken.'],
    416: ['Range Not Satisfiable', 'the part that was asked for is not there.'],
    417: ['Expectation Failed', 'what the Expect header asks for is not done here.'],
    421: ['Misdirected Request', 'this server does not answer for that host.'],
    422: ['Unprocessable Content', 'what was sent can be read, but is not right.'],
    423: ['Locked', 'it is locked (WebDAV).'],
    424: ['Failed Dependency', 'another action that this one needs has failed (WebDAV).'],
    426: ['Upgrade Required', 'ask again in another protocol.'],
    428: ['Precondition Required', 'the request has to name a condition.'],
    429: ['Too Many Requests', 'slow down; Retry-After says for how long.'],
    431: ['Request Header Fields Too Large', 'the header of the request is too long, often for its cookies.'],
    451: ['Unavailable For Legal Reasons', 'the law forbids to show it.'],
    500: ['Internal Server Error', 'something went wrong on the server.'],
    501: ['Not Implemented', 'the server does not know the method.'],
    502: ['Bad Gateway', 'a server behind this one gave a wrong answer.'],
    503: ['Service Unavailable', 'not now; Retry-After says when. Search engines come back later.'],
    504: ['Gateway Timeout', 'a server behind this one did not answer in time.'],
    505: ['HTTP Version Not Supported', 'the version of HTTP is not known here.'],
    506: ['Variant Also Negotiates', 'the server is set up wrongly.'],
    507: ['Insufficient Storage', 'there is no room left (WebDAV).'],
    508: ['Loop Detected', 'the request goes round in a circle (WebDAV).'],
    510: ['Not Extended', 'the request lacks an extension.'],
    511: ['Network Authentication Required', 'log in to the network first, as in a hotel.'],
  }).map(([code, [reason = '', means = '']]) => [Number(code), { reason, means }]),
);

/** Null for a number that is no status of an RFC. */
export const statusWords = (status: number): StatusWords | null => statuses.get(status) ?? null;

/** The status that is usually called so, as 404 for `not found`; null where none is. */
export function statusCalled(reason: string): number | null {
  const wanted = reason.trim().toLowerCase();
  const [code] = [...statuses].find((entry) => entry[1].reason.toLowerCase() === wanted) ?? [];
  return code ?? null;
}

/** What kind of answer a status is by its first digit, for a number that has no words of its own. */
export function statusClassInWords(status: number): string {
  if (status < 200) return 'only announces an answer that is to follow';
  if (status < 300) return 'says that it went well';
  if (status < 400) return 'sends the client to another place';
  return status < 500 ? 'says that the request is at fault' : 'says that the server is at fault';
}
