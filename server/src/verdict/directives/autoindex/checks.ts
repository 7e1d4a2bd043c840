import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { argumentWords, invalidArgument } from '../wordChecks.js';
import { indexOptionsCheck } from './indexOptions.js';
import { indexOrderDefaultCheck } from './indexOrderDefault.js';

/** `add_icon` in mod_autoindex.c: `(alternative text,/icon.png)`. It is not called without a second argument. */
const addIconCheck: ArgumentCheck = ({ rest }) => {
  const [icon, target] = argumentWords(rest);
  if (icon === undefined || target === undefined || target.value === '') return null;
  if (!icon.value.startsWith('(') || icon.value.includes(')')) return null;
  return invalidArgument('missing closing paren', icon);
};

const fancyIndexingCheck: ArgumentCheck = () => ({
  kind: 'invalid-argument',
  message: 'The FancyIndexing directive is no longer supported. Use IndexOptions FancyIndexing.',
});

/** mod_autoindex. */
export const autoindexChecks: ModuleChecks = {
  arguments: {
    AddIcon: addIconCheck,
    AddIconByEncoding: addIconCheck,
    AddIconByType: addIconCheck,
    FancyIndexing: fancyIndexingCheck,
    IndexOptions: indexOptionsCheck,
    IndexOrderDefault: indexOrderDefaultCheck,
  },
};
