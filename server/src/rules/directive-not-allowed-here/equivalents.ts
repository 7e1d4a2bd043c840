import type { Word } from '../../syntax/htaccess/words.js';

/** What does in a .htaccess file, nearly, what a directive of the server's configuration does. */
export interface Equivalent {
  readonly title: string;
  /** What may answer differently. */
  readonly because: string;
  /** Take the place of the directive. */
  readonly lines: readonly string[];
}

/**
 * Null where there is none, or where the arguments say more than the equivalent can.
 *
 * @param name as its module registers it.
 */
export function equivalentFor(name: string, words: readonly Word[]): Equivalent | null {
  switch (name) {
    case 'ProxyPass':
      return proxyByRewrite(words);
    case 'php_admin_value':
      return phpSetting('php_value', words);
    case 'php_admin_flag':
      return phpSetting('php_flag', words);
    default:
      return null;
  }
}

/** Only paths and addresses without a character that means something to a pattern or a substitution. */
function proxyByRewrite([from, to, ...options]: readonly Word[]): Equivalent | null {
  const folder = /^\/((?:[\w-]+\/)*[\w-]*)$/.exec(from?.value ?? '')?.[1];
  const backend = /^https?:\/\/[\w.:/[\]-]+$/.exec(to?.value ?? '')?.[0];
  if (folder === undefined || backend === undefined || options.length > 0) return null;
  return {
    title: 'Pass the requests on with RewriteRule [P]',
    because:
      'The pattern is matched below this folder, not below the top of the site, so it may select other URLs; mod_rewrite and FollowSymLinks must be there.',
    lines: ['RewriteEngine On', `RewriteRule "^${folder}(.*)$" "${backend}$1" [P]`],
  };
}

function phpSetting(name: string, words: readonly Word[]): Equivalent | null {
  const [setting, value] = words;
  if (setting === undefined || value === undefined || words.length > 2) return null;
  const written = value.quote === null ? value.value : `${value.quote}${value.value}${value.quote}`;
  return {
    title: `Write ${name}`,
    because:
      'Scripts and other .htaccess files can change the setting then, and PHP ignores the line for a setting that only the server may make.',
    lines: [`${name} ${setting.value} ${written}`],
  };
}
