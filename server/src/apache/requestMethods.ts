import { isModuleLoaded, type ServerProfile, type Truth } from './profile.js';

/** What `lookup_builtin_method` in the server's `http_protocol.c` knows; case counts. */
const builtIn: readonly string[] =
  `GET HEAD PUT POST DELETE CONNECT OPTIONS TRACE PATCH PROPFIND PROPPATCH MKCOL
  COPY MOVE LOCK UNLOCK VERSION-CONTROL CHECKOUT UNCHECKOUT CHECKIN UPDATE LABEL REPORT MKWORKSPACE MKACTIVITY
  BASELINE-CONTROL MERGE`.split(/\s+/);

/** What mod_dav registers when the server starts. */
const ofDav: readonly string[] = ['BIND', 'SEARCH'];

const moduleOf: ReadonlyMap<string, string> = new Map([
  ...builtIn.map((name): readonly [string, string] => [name, 'core']),
  ...ofDav.map((name): readonly [string, string] => [name, 'dav']),
]);

/** Those that a server may know. */
export const requestMethods: readonly string[] = [...moduleOf.keys()];

/** Whether the server knows a request method (`ap_method_number_of`). */
export function isRequestMethod(profile: ServerProfile, name: string): Truth {
  const module = moduleOf.get(name);
  return module === undefined ? 'no' : isModuleLoaded(profile, module);
}
