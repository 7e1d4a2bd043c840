/**
 * The usual fields in the header of an answer, in words for somebody who has never read an RFC: what each does, as a
 * sentence goes on behind its name. RFC 9110, RFC 9111, RFC 6265, the Fetch and HTML standards, and Apache's own.
 */
const words: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'Content-Type': 'what the body is: a web page, a picture, plain text; and its character set.',
    'Content-Length': 'how many bytes the body has.',
    'Content-Disposition':
      'whether the browser shows the body (inline) or saves it as a file (attachment), and the name of that file.',
    'Content-Encoding': 'how the body was compressed.',
    'Content-Language': 'the language that the body is written in.',
    'Content-Location': 'the address of this very version of the page.',
    'Content-Range': 'which part of the whole this is.',
    'Transfer-Encoding': 'how the body is cut up for the way. The server decides that.',
    Status: 'the status of the answer.',
    Location: 'the address to go to instead.',
    'Set-Cookie': 'a cookie that the browser keeps and sends back.',
    'Cache-Control': 'who may keep a copy of the answer, and for how long.',
    Pragma: 'an old way to say Cache-Control: no-cache, which nearly nothing reads any more.',
    Expires: 'until when a copy is good. Cache-Control: max-age takes its place where both stand.',
    Age: 'how many seconds a copy has been kept on the way.',
    'Last-Modified': 'when the page was changed: browsers ask for it again only if it has changed since.',
    ETag: 'a mark of this version: browsers ask for the page again only if the mark is another one.',
    Vary: 'which fields of the request made the page what it is: copies for others are not used.',
    Date: 'when the answer was made. Apache writes its own.',
    Server: 'the software of the server. Apache writes its own.',
    Connection: 'whether the connection stays open. Apache writes its own.',
    'Keep-Alive': 'how long the connection stays open. Apache writes its own.',
    Upgrade: 'another protocol that the server speaks.',
    Trailer: 'which fields come behind the body.',
    Via: 'the proxies on the way.',
    Allow: 'the methods that work at this address.',
    'Accept-Ranges': 'whether parts of the file can be asked for.',
    'Accept-Patch': 'what kinds of changes are taken.',
    'Retry-After': 'after how many seconds, or when, to ask again.',
    Refresh: 'goes to another page after some seconds. Not of the standard, and read by all browsers.',
    'WWW-Authenticate': 'has the browser ask for a name and a password (with status 401).',
    'Authentication-Info': 'what a client needs to know after it has been let in.',
    'Proxy-Authenticate': 'has the browser ask for the password of a proxy (with status 407).',
    Link: 'other addresses that belong to the page: a style sheet to load in advance, the canonical address.',
    'Alt-Svc': 'the same site by another way, as HTTP/3.',
    'Strict-Transport-Security': 'from now on the browser comes by https alone.',
    'Content-Security-Policy':
      'from where scripts, styles and pictures of the page may come; the rest is not loaded.',
    'Content-Security-Policy-Report-Only': 'as Content-Security-Policy, but breaches are only reported.',
    'X-Content-Type-Options': 'with nosniff: the browser takes the type as it stands and does not guess.',
    'X-Frame-Options': 'whether other sites may show the page in a frame.',
    'Referrer-Policy': 'how much of the page’s address links pass on.',
    'Permissions-Policy': 'whether the page may use the camera, the place and the like.',
    'Cross-Origin-Opener-Policy': 'whether pages of other sites that open this one may reach it.',
    'Cross-Origin-Embedder-Policy': 'whether what the page loads from other sites has to allow that.',
    'Cross-Origin-Resource-Policy': 'which sites may load this into their pages.',
    'Origin-Agent-Cluster': 'keeps the page apart from others of its domain.',
    'Access-Control-Allow-Origin': 'which sites’ scripts may read the answer.',
    'Access-Control-Allow-Credentials': 'whether they may do so with cookies.',
    'Access-Control-Allow-Headers': 'which fields such a request may have.',
    'Access-Control-Allow-Methods': 'which methods such a request may use.',
    'Access-Control-Expose-Headers': 'which fields of the answer such scripts see.',
    'Access-Control-Max-Age': 'for how many seconds these permissions may be remembered.',
    'Timing-Allow-Origin': 'which sites’ scripts see how long loading took.',
    'Clear-Site-Data': 'has the browser forget what it keeps of the site.',
    'Server-Timing': 'how long the parts of the work took, for developer tools.',
    SourceMap: 'where the source of a script is, for developer tools.',
    'X-Robots-Tag': 'what search engines may do with the page.',
    'X-Powered-By': 'the software behind the page; of use to attackers only.',
    'X-XSS-Protection': 'a filter that browsers no longer have.',
    'X-UA-Compatible': 'how old versions of Internet Explorer show the page.',
    'X-Accel-Buffering': 'tells nginx in front of the server whether to hold the answer back.',
    'X-Sendfile': 'has the server send a file in place of the body, where mod_xsendfile is loaded.',
    'Public-Key-Pins': 'keys that browsers once remembered; they no longer do.',
    'Expect-CT': 'about certificates; browsers no longer read it.',
    P3P: 'a policy that only Internet Explorer read.',
  }),
);

const byLowerCase: ReadonlyMap<string, { readonly name: string; readonly means: string }> = new Map(
  [...words].map(([name, means]) => [name.toLowerCase(), { name, means }]),
);

/** Its usual spelling, and what it means, one sentence; null for a field that is not a usual one. */
export const responseHeaderWords = (name: string): { readonly name: string; readonly means: string } | null =>
  byLowerCase.get(name.toLowerCase()) ?? null;
