import type { LogCause } from './cause.js';
import { accessCauses } from './causes/access.js';
import { authenticationCauses } from './causes/authentication.js';
import { cgiCauses } from './causes/cgi.js';
import { fcgidCauses } from './causes/fcgid.js';
import { htaccessCauses } from './causes/htaccess.js';
import { otherLanguageCauses } from './causes/otherLanguages.js';
import { passengerCauses } from './causes/passenger.js';
import { phpCauses } from './causes/php.js';
import { phpFpmCauses } from './causes/phpFpm.js';
import { processCauses } from './causes/processes.js';
import { proxyCauses } from './causes/proxy.js';
import { pythonCauses } from './causes/python.js';
import { rewritingCauses } from './causes/rewriting.js';
import { suexecCauses } from './causes/suexec.js';
import { wsgiCauses } from './causes/wsgi.js';

/** Every cause that is known; of two that fit a line the first is meant. */
export const logCauses: readonly LogCause[] = [
  ...cgiCauses,
  ...accessCauses,
  ...rewritingCauses,
  ...authenticationCauses,
  ...wsgiCauses,
  ...fcgidCauses,
  ...phpFpmCauses,
  ...phpCauses,
  ...suexecCauses,
  ...htaccessCauses,
  ...processCauses,
  ...otherLanguageCauses,
  ...pythonCauses,
  ...proxyCauses,
  ...passengerCauses,
];
