import type { ArgumentCheck } from '../invocation.js';
import { argumentWords, invalidArgument } from '../wordChecks.js';

const directions: ReadonlySet<string> = new Set(['ascending', 'descending']);
const keys: ReadonlySet<string> = new Set(['name', 'date', 'size', 'description']);

/** `set_default_order` in mod_autoindex.c. */
export const indexOrderDefaultCheck: ArgumentCheck = ({ rest }) => {
  const [direction, key] = argumentWords(rest);
  if (!directions.has(direction?.value.toLowerCase() ?? '')) {
    return invalidArgument("First keyword must be 'Ascending' or 'Descending'", direction);
  }
  if (keys.has(key?.value.toLowerCase() ?? '')) return null;
  return invalidArgument("Second keyword must be 'Name', 'Date', 'Size', or 'Description'", key);
};
