import { programOf, type Shebang } from '../../syntax/script/shebang.js';
import { folderOf, join, nameOf } from '../../text/path.js';
import type { Finding, ScriptContext } from '../rule.js';
import { cgiResolutions } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { hasLine, mayFindInEnvironment } from '../shared/environment.js';
import { quoted } from '../shared/wording.js';
import { letItRun } from './fixes.js';

/** A PHP script that names php-cgi in its first line: that one answers only where the server has sent it the request. */
export const phpCgiSecurityAlert = cgiScriptRule({
  name: 'php-cgi-security-alert',
  severity: 'error',
  summary: 'A PHP script names php-cgi in its first line, which refuses to be started so: 500.',

  *check(context: ScriptContext) {
    const { shebang } = context.file.script;
    if (shebang === null || !startsPhpCgi(shebang) || mayRun(context, shebang)) return;
    yield finding(context, shebang);
  },
});

const startsPhpCgi = (shebang: Shebang): boolean => /^php[\d.]*-cgi[\d.]*$/.test(programOf(shebang));

/**
 * Whether something may tell php-cgi that all is well: `REDIRECT_STATUS`, which the server sets on what it has redirected
 * itself, or the setting `cgi.force_redirect` in the first line or in a `php.ini` beside the script.
 */
function mayRun(context: ScriptContext, shebang: Shebang): boolean {
  const { site, file } = context;
  if (/force_redirect|REDIRECT_STATUS|(^|\s)-[cn]/.test(shebang.argument)) return true;
  if (mayFindInEnvironment(context, 'PHPRC')) return true;
  if (site.files.includes(join(folderOf(file.path), 'php.ini'))) return true;
  return hasLine(context, ({ nameText, arguments: words }) => {
    const values = words.map(({ value }) => value);
    return /^rewriterule$/i.test(nameText)
      ? values.some((value) => value.includes(nameOf(file.path)) || value.includes('REDIRECT_STATUS'))
      : /^(setenv|browsermatch)/i.test(nameText) && values.some((value) => /^REDIRECT_STATUS\b/.test(value));
  });
}

function finding(context: ScriptContext, shebang: Shebang): Finding {
  const { path } = context.file;
  return {
    span: shebang.span,
    message: {
      what: `This line has ${quoted(programOf(shebang))} started for each request, and it refuses to run a script so.`,
      why: 'It answers only what the server has handed to it by an Action line, so that nobody can ask it for files by its own address. Every request is answered 500.',
      remedy:
        'Let the server run PHP itself (the host can tell how), or let the script start with "#!/usr/bin/php" and write its header; "SetEnv REDIRECT_STATUS 200" in the .htaccess has php-cgi run it all the same.',
      log: `malformed header from script '${nameOf(path)}': Bad header: <b>Security Alert!</b> The PHP`,
    },
    fixes: () => letItRun(context, shebang, cgiResolutions(context)),
  };
}
