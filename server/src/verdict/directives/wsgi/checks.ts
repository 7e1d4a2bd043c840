import { scanWord } from '../../../syntax/htaccess/words.js';
import { type SubnetProblem, subnetMessage, subnetProblem } from '../../subnet.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';
import { argumentWords, invalidArgument, wrongArgumentCount } from '../wordChecks.js';

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

/** Addresses and networks, seen on mod_wsgi 4.9.4. */
const trustedProxiesCheck: ArgumentCheck = ({ rest }) => {
  for (const word of argumentWords(rest)) {
    const problem = proxyProblem(word.value);
    if (problem === null) continue;
    const message = `Unable to parse trusted proxy IP address/subnet of "${word.value}".`;
    return invalidArgument(problem === 'no-address' ? message : `${message} ${subnetMessage(problem)}`, word);
  }
  return null;
};

function proxyProblem(text: string): SubnetProblem | null {
  if (!/^(?:[\d./]+|[\da-f:/]+)$/.test(text)) return 'no-address';
  const slash = text.indexOf('/');
  return slash < 0 ? subnetProblem(text, null) : subnetProblem(text.slice(0, slash), text.slice(slash + 1));
}

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
