import { distance } from 'fastest-levenshtein';
import { isForeignHandler, mayBeForeignHandler } from './foreignHandlers.js';
import { type FormerHandler, formerHandler } from './formerHandlers.js';
import { type HandlerFacts, handlerFacts } from './handlers.js';
import { modulesOfSchemes, proxyScheme } from './proxySchemes.js';

/** What can be told of a handler by its name alone. */
export type HandlerStanding =
  /** Null where no more than the name is known. */
  | { readonly kind: 'known'; readonly facts: HandlerFacts | null }
  /** Of a module that current servers no longer have. */
  | { readonly kind: 'former'; readonly former: FormerHandler }
  /** Hosts, or modules that are not Apache's own, set it up on their servers. */
  | { readonly kind: 'foreign' }
  /** Chosen for being nobody's: files are to be sent, not run. */
  | { readonly kind: 'idle' }
  /** An ordinary media type, which is no handler. */
  | { readonly kind: 'media-type' }
  /** `proxy:` with a scheme that no module speaks; null where there is none. Nearest: schemes, best first. */
  | { readonly kind: 'unknown-scheme'; readonly scheme: string | null; readonly nearest: readonly string[] }
  /** Nobody's that we know of. Nearest: the well-known names that may be meant, empty where none is near. */
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

/** @param name as written, in any case. */
export function standingOf(name: string): HandlerStanding {
  const lower = name.toLowerCase();
  const former = formerHandler(lower);
  if (former !== null) return { kind: 'former', former };
  if (lower.startsWith('proxy:')) return standingOfProxy(lower);
  const facts = handlerFacts(lower);
  if (facts !== null || names.includes(lower)) return { kind: 'known', facts };
  if (isForeignHandler(lower)) return { kind: 'foreign' };
  if (isIdle(lower)) return { kind: 'idle' };
  const nearest = nearestTo(lower, names);
  if (nearest.length > 0) return { kind: 'unknown', nearest };
  if (mayBeForeignHandler(lower)) return { kind: 'foreign' };
  return mediaType.test(lower) ? { kind: 'media-type' } : { kind: 'unknown', nearest: [] };
}

/** The names that people write in .htaccess files, for guesses by spelling. */
const names: readonly string[] = [
  'application/x-httpd-php',
  'application/x-httpd-php-source',
  'balancer-manager',
  'cgi-script',
  'default-handler',
  'fastcgi-script',
  'fcgid-script',
  'imap-file',
  'ldap-status',
  'lua-script',
  'mod_python',
  'modperl',
  'perl-script',
  'php-script',
  'python-program',
  'send-as-is',
  'server-info',
  'server-parsed',
  'server-status',
  'type-map',
  'wsgi-script',
];

function standingOfProxy(name: string): HandlerStanding {
  const scheme = proxyScheme(name);
  const facts = handlerFacts(name);
  if (facts !== null) return { kind: 'known', facts };
  const schemes = [...modulesOfSchemes.keys()];
  return { kind: 'unknown-scheme', scheme, nearest: scheme === null ? [] : nearestTo(scheme, schemes) };
}

const mediaType = /^(?:application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]+$/;

/**
 * Drupal's name for folders of uploads is the best known, `text/plain` the most frequent; what works is that no
 * module has it.
 */
const isIdle = (name: string): boolean =>
  /^(?:none|off|no|null|nothing|default|disabled?|deny|static|text|txt|plain|raw)$/.test(name) ||
  /^(?:text\/plain|application\/octet-stream)$/.test(name) ||
  /security|do_?not|no[-_]?exec|no[-_]?script|disable/.test(name);

/** With one slip for every four letters; a swap of neighbours counts as two. Or by the first word, `cgi`. */
function nearestTo(name: string, known: readonly string[]): readonly string[] {
  const limit = name.length < 6 ? 1 : Math.max(2, Math.min(3, Math.floor(name.length / 4)));
  const apart = known.map((each) => ({ each, slips: distance(name, each) }));
  const least = Math.min(...apart.map(({ slips }) => slips));
  const near =
    least > limit ? byFirstWord(name, known) : apart.flatMap((a) => (a.slips === least ? a.each : []));
  return near.length > 2 ? [] : near;
}

function byFirstWord(name: string, known: readonly string[]): readonly string[] {
  const stem = name.replace(/[-_](?:handler|program|script)$/, '');
  return stem.length < 3 ? [] : known.filter((each) => each.startsWith(`${stem}-`));
}
