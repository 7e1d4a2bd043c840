import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { argumentWords, invalidArgument } from '../wordChecks.js';

/**
 * `set_wrapper_config` in mod_fcgid's fcgid_conf.c: a command line, an extension, `virtual`. That the command
 * does not exist is refused as well, which only the server can tell.
 */
const wrapperCheck: ArgumentCheck = ({ rest }) => {
  const [command, second, third] = argumentWords(rest);
  const secondIsFlag = third === undefined && second?.value.toLowerCase() === 'virtual';
  if (third !== undefined && third.value.toLowerCase() !== 'virtual') {
    return invalidArgument('Invalid wrapper flag', third);
  }
  if (second !== undefined && !secondIsFlag && !/^\.[^/\\]+$/.test(second.value)) {
    return invalidArgument('Invalid wrapper file extension', second);
  }
  return emptyCommand(command?.value ?? '') ? invalidArgument('Invalid wrapper config', command) : null;
};

const programCheck =
  (program: string): ArgumentCheck =>
  ({ rest }) => {
    const [command] = argumentWords(rest);
    return emptyCommand(command?.value ?? '') ? invalidArgument(`Invalid ${program} config`, command) : null;
  };

/** `apr_tokenize_to_argv`: nothing but blanks or a backslash, or an empty pair of quotes in front. */
const emptyCommand = (commandLine: string): boolean => /^[ \t]*(?:\\?$|""|'')/.test(commandLine);

/** mod_fcgid. */
export const fcgidChecks: ModuleChecks = {
  arguments: {
    FCGIWrapper: wrapperCheck,
    FastCgiAccessChecker: programCheck('access'),
    FastCgiAuthenticator: programCheck('authenticator'),
    FastCgiAuthorizer: programCheck('authorizer'),
    FcgidAccessChecker: programCheck('access'),
    FcgidAuthenticator: programCheck('authenticator'),
    FcgidAuthorizer: programCheck('authorizer'),
    FcgidWrapper: wrapperCheck,
  },
};
