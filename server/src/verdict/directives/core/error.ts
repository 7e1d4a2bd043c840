import type { Trouble } from '../../trouble.js';
import type { Invocation } from '../invocation.js';

/** `generate_error` in the server's `core.c`: the text is the message, without quotes around the whole of it. */
export function errorTrouble({ rest }: Invocation): Trouble {
  const [quote] = rest;
  const quoted = (quote === '"' || quote === "'") && rest.endsWith(quote);
  return { kind: 'invalid-argument', message: quoted ? rest.slice(1, -1) : rest };
}
