import { scanWord } from '../../../syntax/htaccess/words.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { argumentWords, invalidArgument, oneOf, wrongArgumentCount } from '../wordChecks.js';

const onOff = oneOf(['on', 'off'], (_, { facts }) => `${facts.name} must be one of: Off | On`);

/** Name and value, or none of it: `=` may be followed by white space, and the value by another option at once. */
const option = /^\s*([^\s=]+)=/;

/** A script and the group that it runs in; all answers seen on mod_wsgi 4.9.4. */
const scriptCheck =
  (script: string): ArgumentCheck =>
  ({ rest }) => {
    const location = scanWord(rest);
    if (location === null || location.value === '') {
      return wrongArgumentCount(`Location of ${script} script not supplied.`);
    }
    let at = location.span.end;
    while (at < rest.length) {
      const [whole = '', name] = option.exec(rest.slice(at)) ?? [];
      if (name !== 'application-group') {
        return invalidArgument(
          `Invalid option to WSGI ${script} script definition.`,
          scanWord(rest, at) ?? location,
        );
      }
      const value = scanWord(rest, at + whole.length);
      if (value === null || value.value === '') {
        return invalidArgument('Invalid name for WSGI application group.', scanWord(rest, at) ?? location);
      }
      at = value.span.end;
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
