import type { ModuleChecks } from '../invocation.js';
import { headerCheck, requestHeaderCheck } from './header.js';

/** mod_headers. */
export const headersChecks: ModuleChecks = {
  arguments: { Header: headerCheck, RequestHeader: requestHeaderCheck },
};
