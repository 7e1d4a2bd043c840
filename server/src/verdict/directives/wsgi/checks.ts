import { argumentWords, invalidArgument, oneOf, wrongArgumentCount } from '../argumentWords.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';

const onOff = oneOf(['on', 'off'], (_, { facts }) => `${facts.name} must be one of: Off | On`);

const option = 'application-group=';

/** A script and the group that it runs in; all answers seen on mod_wsgi 4.9.4. */
const scriptCheck =
  (script: string): ArgumentCheck =>
  ({ rest }) => {
    const [location, ...options] = argumentWords(rest);
    if (location === undefined || location.value === '') {
      return wrongArgumentCount(`Location of ${script} script not supplied.`);
    }
    for (const word of options) {
      if (!word.value.startsWith(option)) {
        return invalidArgument(`Invalid option to WSGI ${script} script definition.`, word);
      }
      if (word.value === option) {
        return invalidArgument('Invalid name for WSGI application group.', word);
      }
    }
    return null;
  };

/** Addresses and networks; only what does not look like one is told apart here. */
const trustedProxiesCheck: ArgumentCheck = ({ rest }) => {
  const word = argumentWords(rest).find(({ value }) => !looksLikeAddress(value));
  if (word === undefined) return null;
  return invalidArgument(`Unable to parse trusted proxy IP address/subnet of "${word.value}".`, word);
};

const looksLikeAddress = (text: string): boolean => /^(?:[\d./]+|[\da-f:/]+)$/.test(text);

/** mod_wsgi. */
export const wsgiChecks: ModuleChecks = {
  arguments: {
    WSGIAccessScript: scriptCheck('access'),
    WSGIAuthGroupScript: scriptCheck('auth group'),
    WSGIAuthUserScript: scriptCheck('auth user'),
    WSGIChunkedRequest: onOff,
    WSGIEnableSendfile: onOff,
    WSGIErrorOverride: onOff,
    WSGIGroupAuthoritative: onOff,
    WSGIIgnoreActivity: onOff,
    WSGIMapHEADToGET: oneOf(['on', 'off', 'auto'], () => 'WSGIMapHEADToGET must be one of: Off | On | Auto'),
    WSGIPassAuthorization: onOff,
    WSGIScriptReloading: onOff,
    WSGITrustedProxies: trustedProxiesCheck,
  },
};
