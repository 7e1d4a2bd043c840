import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const script = `#!/usr/bin/python3
import os

print("Content-Type: text/plain")
print()
for name in sorted(os.environ):
    print(name, os.environ[name])
`;

const rewriting = `Options -Indexes
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{REQUEST_FILENAME} !-f
  RewriteRule ^page/([0-9]+)$ page.html?id=$1 [L,QSA]
</IfModule>
`;

const plain = ['html', 'css', 'png', 'jpg', 'txt', 'js', 'php', 'svg', 'py', 'md'];

export const largeTree = { files: 20_000, folders: 2000, htaccess: 201, scripts: 400 } as const;

/**
 * Makes a site of 20,000 files in 2,000 folders, up to four levels deep, in an empty folder: every tenth folder has a
 * .htaccess with rewrite rules, every fifth a CGI program in place of an HTML page, which the top .htaccess names.
 */
export function makeLargeTree(top: string): void {
  writeFileSync(join(top, '.htaccess'), 'Options +ExecCGI\nAddHandler cgi-script .cgi\n');
  for (let at = 0; at < largeTree.folders; at++) {
    const levels = [`area${at % 20}`, `part${Math.floor(at / 20) % 10}`, `leaf${Math.floor(at / 200)}`];
    const folder = join(top, ...levels.slice(0, 1 + (at % 3)), `f${at}`);
    mkdirSync(folder, { recursive: true });
    for (const [index, extension] of plain.entries()) {
      const isScript = index === 0 && at % 5 === 0;
      if (isScript) writeFileSync(join(folder, 'run.cgi'), script, { mode: 0o755 });
      else writeFileSync(join(folder, `file${index}.${extension}`), 'hello\n');
    }
    if (at % 10 === 0) writeFileSync(join(folder, '.htaccess'), rewriting);
  }
}
