import { lint } from '../../server/src/linter/lint.js';
import { parseHtaccess } from '../../server/src/syntax/htaccess/parser.js';
import { defaultSettings, loadMemorySite } from '../support/lintSite.js';
import { memoryFiles } from '../support/memoryFiles.js';
import { median, timed } from './statistics.js';

/** What many real files are made of; nothing in it is wrong. */
const block = `
# Pretty addresses
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteBase /
  RewriteCond %{REQUEST_FILENAME} !-f
  RewriteCond %{REQUEST_FILENAME} !-d
  RewriteRule ^articles/([0-9]+)/?$ index.php?article=$1 [L,QSA]
</IfModule>
<FilesMatch "\\.(ico|jpe?g|png|css|js)$">
  Header set Cache-Control "max-age=604800, public"
</FilesMatch>
ErrorDocument 404 /missing.html
Options -Indexes
`;

/** Prints how fast a file of some 1,300 lines, as long as the longest real ones, is parsed and checked. */
export async function reportCheckSpeed(): Promise<void> {
  const text = block.repeat(100);
  const site = await loadMemorySite(memoryFiles({ '/site/.htaccess': text }));
  const parsing = median(timed(15, () => parseHtaccess(text)));
  const checking = median(timed(15, () => lint(site, '/site/.htaccess', defaultSettings)));
  const megabytesPerSecond = text.length / 1000 / parsing;
  console.log(`  ${text.split('\n').length} lines parsed in ${parsing.toFixed(1)} ms`);
  console.log(`  (${megabytesPerSecond.toFixed(1)} MB/s), checked by all rules in ${checking.toFixed(1)} ms`);
}
