import type { Conversion } from './conversion.js';
import { modWsgi } from './mod_wsgi/modWsgi.js';
import { wsgiBridge } from './wsgi-bridge/wsgiBridge.js';

/** Every conversion there is, in the order in which they are offered. */
export const conversions: readonly Conversion[] = [modWsgi, wsgiBridge];
