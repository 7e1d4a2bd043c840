import { autoindexChecks } from './autoindex/checks.js';
import { charsetLiteChecks } from './charset_lite/checks.js';
import { deflateChecks } from './deflate/checks.js';
import { expiresChecks } from './expires/checks.js';
import { fcgidChecks } from './fcgid/checks.js';
import { filterChecks } from './filter/checks.js';
import { headersChecks } from './headers/checks.js';
import { http2Checks } from './http2/checks.js';
import { includeChecks } from './include/checks.js';
import type { ArgumentCheck, ClosingCheck, ModuleChecks } from './invocation.js';
import { luaChecks } from './lua/checks.js';
import { macroChecks } from './macro/checks.js';
import { mimeChecks } from './mime/checks.js';
import { proxyFcgiChecks } from './proxy_fcgi/checks.js';
import { setenvifChecks } from './setenvif/checks.js';
import { substituteChecks } from './substitute/checks.js';
import { wsgiChecks } from './wsgi/checks.js';
import { xml2encChecks } from './xml2enc/checks.js';

/** Every module whose directives look at their arguments themselves, in the order of names. */
const modules: readonly ModuleChecks[] = [
  autoindexChecks,
  charsetLiteChecks,
  deflateChecks,
  expiresChecks,
  fcgidChecks,
  filterChecks,
  headersChecks,
  http2Checks,
  includeChecks,
  luaChecks,
  macroChecks,
  mimeChecks,
  proxyFcgiChecks,
  setenvifChecks,
  substituteChecks,
  wsgiChecks,
  xml2encChecks,
];

const argumentChecks: ReadonlyMap<string, ArgumentCheck> = new Map(
  modules.flatMap((module) => Object.entries(module.arguments)),
);
const closingChecks: ReadonlyMap<string, ClosingCheck> = new Map(
  modules.flatMap((module) => Object.entries(module.closing ?? {})),
);

/** @param name as registered: `RewriteRule`, `<Limit`. */
export const argumentCheckOf = (name: string): ArgumentCheck | null => argumentChecks.get(name) ?? null;

/** @param name as registered: `<RequireAll`. */
export const closingCheckOf = (name: string): ClosingCheck | null => closingChecks.get(name) ?? null;
