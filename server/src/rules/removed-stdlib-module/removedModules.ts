/** When a module left the standard library, and what does its work now. */
export interface RemovedModule {
  /** The Python that first lacks it, as `3.13`. */
  readonly since: string;
  /** What to use, a phrase; null where nothing in the standard library does its work. */
  readonly successor: string | null;
}

/** From "What's New in Python" 3.0 to 3.13, PEP 594, PEP 632 and PEP 3108. */
const modules: Readonly<Record<string, readonly [since: string, successor: string | null]>> = {
  aifc: ['3.13', null],
  audioop: ['3.13', null],
  cgi: ['3.13', 'urllib.parse for the query, html.escape for escaping'],
  cgitb: ['3.13', "the server's error log, where every traceback stands already"],
  chunk: ['3.13', null],
  crypt: ['3.13', 'hashlib'],
  imghdr: ['3.13', null],
  lib2to3: ['3.13', null],
  mailcap: ['3.13', null],
  msilib: ['3.13', null],
  nis: ['3.13', null],
  nntplib: ['3.13', null],
  ossaudiodev: ['3.13', null],
  pipes: ['3.13', 'shlex.quote for quoting, subprocess for pipelines'],
  sndhdr: ['3.13', null],
  spwd: ['3.13', null],
  sunau: ['3.13', null],
  telnetlib: ['3.13', null],
  uu: ['3.13', 'base64 or binascii'],
  xdrlib: ['3.13', null],
  asynchat: ['3.12', 'asyncio'],
  asyncore: ['3.12', 'asyncio'],
  distutils: ['3.12', 'shutil, sysconfig or the package setuptools'],
  imp: ['3.12', 'importlib'],
  smtpd: ['3.12', null],
  binhex: ['3.11', null],
  formatter: ['3.10', null],
  parser: ['3.10', 'ast'],
  symbol: ['3.10', null],
  dummy_threading: ['3.9', 'threading'],
  macpath: ['3.8', 'os.path'],
  BaseHTTPServer: ['3.0', 'http.server'],
  ConfigParser: ['3.0', 'configparser'],
  Cookie: ['3.0', 'http.cookies'],
  HTMLParser: ['3.0', 'html.parser'],
  Queue: ['3.0', 'queue'],
  SocketServer: ['3.0', 'socketserver'],
  StringIO: ['3.0', 'io.StringIO'],
  UserDict: ['3.0', 'collections.UserDict'],
  anydbm: ['3.0', 'dbm'],
  cPickle: ['3.0', 'pickle'],
  cStringIO: ['3.0', 'io.StringIO or io.BytesIO'],
  commands: ['3.0', 'subprocess'],
  cookielib: ['3.0', 'http.cookiejar'],
  htmlentitydefs: ['3.0', 'html.entities'],
  httplib: ['3.0', 'http.client'],
  md5: ['3.0', 'hashlib'],
  mimetools: ['3.0', 'email'],
  popen2: ['3.0', 'subprocess'],
  rfc822: ['3.0', 'email'],
  sets: ['3.0', 'the built-in set'],
  sgmllib: ['3.0', 'html.parser'],
  sha: ['3.0', 'hashlib'],
  thread: ['3.0', 'threading'],
  urllib2: ['3.0', 'urllib.request'],
  urlparse: ['3.0', 'urllib.parse'],
  xmlrpclib: ['3.0', 'xmlrpc.client'],
};

const table: ReadonlyMap<string, RemovedModule> = new Map(
  Object.entries(modules).map(([name, [since, successor]]) => [name, { since, successor }]),
);

/** @param module a dotted name; a part of a package went with the package */
export const removedModule = (module: string): RemovedModule | null =>
  table.get(module.split('.', 1)[0] ?? module) ?? null;
