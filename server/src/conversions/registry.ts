import type { Conversion } from './conversion.js';
import { modWsgi } from './mod_wsgi/modWsgi.js';
import { proxyHttp } from './proxy-http/proxyHttp.js';
import { wsgiBridge } from './wsgi-bridge/wsgiBridge.js';

/** Every conversion there is, in the order in which they are offered. */
export const conversions: readonly Conversion[] = [modWsgi, proxyHttp, wsgiBridge];
