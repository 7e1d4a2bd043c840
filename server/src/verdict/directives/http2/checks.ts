import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';
import { argumentWords, invalidArgument, wrongArgumentCount } from '../wordChecks.js';

const onOff = oneOf(['on', 'off'], () => 'value must be On or Off');

/** `h2_conf_add_push_res` in h2_config.c: `[add] uri [critical]`. */
const pushResourceCheck: ArgumentCheck = ({ rest }) => {
  const [first, second, third] = argumentWords(rest);
  const adds = first?.value.toLowerCase() === 'add';
  if (!adds && third !== undefined) return wrongArgumentCount('too many parameter');
  const last = adds ? third : second;
  if (last === undefined || last.value.toLowerCase() === 'critical') return null;
  return invalidArgument('unknown last parameter', last);
};

/** `h2_conf_add_early_hint` in h2_config.c: what a header's value cannot hold. */
const earlyHintCheck: ArgumentCheck = ({ rest }) => {
  const [, value] = argumentWords(rest);
  if (value === undefined) return null;
  if (/^\s*$/.test(value.value)) {
    return invalidArgument('Early Hint header value must not be empty/only space', value);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it cannot hold
  if (!/[\x00-\x08\x0a-\x1f\x7f]/.test(value.value.trimStart())) return null;
  return invalidArgument('Early Hint header value contains invalid characters', value);
};

/** mod_http2. */
export const http2Checks: ModuleChecks = {
  arguments: {
    H2CopyFiles: onOff,
    H2EarlyHint: earlyHintCheck,
    H2ProxyRequests: onOff,
    H2Push: onOff,
    H2PushResource: pushResourceCheck,
    H2Upgrade: onOff,
  },
};
