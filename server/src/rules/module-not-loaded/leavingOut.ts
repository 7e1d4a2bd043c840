import type { DirectiveFacts } from '../../apache/directiveFacts.js';

/** Modules whose lines make answers better and decide nothing: what is served, and to whom. */
const harmless: ReadonlySet<string> = new Set([
  'autoindex',
  'brotli',
  'cache',
  'deflate',
  'expires',
  'negotiation',
  'speling',
  'usertrack',
]);

/** What is lost without a module, where that is more than comfort; by its identifier. */
const losses: ReadonlyMap<string, string> = new Map([
  ['access_compat', 'On a server without the module nobody is kept out by these lines.'],
  ['actions', 'On a server without the module the files are sent as they are, source code included.'],
  ['alias', 'On a server without the module these addresses are not redirected.'],
  ['env', 'On a server without the module scripts do not see these variables.'],
  ['fcgid', 'On a server without the module scripts may be sent as source code.'],
  ['include', 'On a server without the module pages are sent with their commands unread.'],
  ['php', 'Without the module PHP runs by its own settings, not by these.'],
  ['proxy', 'On a server without the module the requests are not passed on.'],
  [
    'rewrite',
    'On a server without the module no rule holds: addresses are not found, and what the rules forbid is served.',
  ],
  ['setenvif', 'On a server without the module the variables are not set on which other lines may depend.'],
  ['ssl', 'On a server without the module pages are served without the encryption that the lines ask for.'],
  ['wsgi', 'On a server without the module scripts may be sent as source code.'],
]);

/**
 * What a site loses that leaves a directive out, one sentence; null where it is nothing that matters for what is
 * served, or to whom.
 *
 * @param words of the directive's arguments.
 */
export function lossWithout({ name, modules }: DirectiveFacts, words: readonly string[]): string | null {
  const [module = ''] = modules;
  if (harmless.has(module) || name === 'Header') return null;
  if (name === 'AddOutputFilterByType' && /^(deflate|brotli_compress)$/i.test(words[0] ?? '')) return null;
  if (/^auth|^authz/.test(module)) return 'On a server without the module these lines protect nothing.';
  return losses.get(module) ?? 'On a server without the module the line does nothing.';
}
