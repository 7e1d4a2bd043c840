import { isModuleLoaded, type ServerProfile, type Truth } from './profile.js';

/** Those of `ap_method_registry_init` in the server's `http_protocol.c`; case counts. */
const builtIn: ReadonlySet<string> = new Set(
  `GET HEAD PUT POST DELETE CONNECT OPTIONS TRACE PATCH PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK
   VERSION-CONTROL CHECKOUT UNCHECKOUT CHECKIN UPDATE LABEL REPORT MKWORKSPACE MKACTIVITY BASELINE-CONTROL
   MERGE`.split(/\s+/),
);

/** Those that mod_dav registers when the server starts. */
const ofDav: ReadonlySet<string> = new Set(['BIND', 'SEARCH']);

/** Whether the server knows a request method (`ap_method_number_of`). */
export function isRequestMethod(profile: ServerProfile, name: string): Truth {
  if (builtIn.has(name)) return 'yes';
  return ofDav.has(name) ? isModuleLoaded(profile, 'dav') : 'no';
}
