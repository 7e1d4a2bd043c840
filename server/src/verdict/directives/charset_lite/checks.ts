import type { ModuleChecks } from '../invocation.js';
import { invalidArgument, ofEachWord } from '../wordChecks.js';

const options: ReadonlySet<string> = new Set([
  'implicitadd',
  'noimplicitadd',
  'translateallmimetypes',
  'notranslateallmimetypes',
]);

/** mod_charset_lite: `add_charset_options`. Names of character sets are looked up at request time. */
export const charsetLiteChecks: ModuleChecks = {
  arguments: {
    CharsetOptions: ofEachWord((word) =>
      options.has(word.value.toLowerCase())
        ? null
        : invalidArgument(`Invalid CharsetOptions option: ${word.value}`, word),
    ),
  },
};
