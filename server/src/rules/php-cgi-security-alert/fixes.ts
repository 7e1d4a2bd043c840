import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import type { Resolution } from '../../site/handlerMap.js';
import { endOfLine, markerBlockAt } from '../../site/insertionPoint.js';
import type { Shebang } from '../../syntax/script/shebang.js';
import { insertion } from '../../text/edit.js';
import { folderOf } from '../../text/path.js';
import type { ScriptContext } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { indentAt } from '../shared/sections.js';

const risk =
  'It switches off what keeps visitors from asking php-cgi for files by its own address; that matters where the program itself lies in a folder that they can reach.';

/** The script's own first line first: that needs nothing of the server. */
export const letItRun = (
  context: ScriptContext,
  shebang: Shebang,
  resolutions: readonly Resolution[],
): readonly Fix[] => [...bySetting(context, shebang), ...byVariable(context, resolutions)];

/** All behind the program is one argument to the kernel, which php-cgi takes apart; `env` does not. */
function bySetting(
  { file }: ScriptContext,
  { argument, interpreter, interpreterSpan }: Shebang,
): readonly Fix[] {
  if (argument !== '' || /(^|\/)env$|\r$/.test(interpreter)) return [];
  const edit = insertion(interpreterSpan.end, ' -d cgi.force_redirect=0');
  return [unsafeFix('Have php-cgi run this script', risk, editFile(file.path, edit))];
}

function byVariable({ site }: ScriptContext, resolutions: readonly Resolution[]): readonly Fix[] {
  const line = resolutions.find(({ handlerLine }) => handlerLine !== null)?.handlerLine;
  const file = line == null ? undefined : site.htaccess.get(folderOf(line.path));
  if (line == null || file?.path !== line.path || file.document.hasUnclosedSection) return [];
  const { text } = file.document;
  const { span } = line.directive;
  if (markerBlockAt(file, span.start) !== null) return [];
  const style = fileStyleOf(file.document);
  const added = `${indentAt(text, span)}${style.name('SetEnv')} REDIRECT_STATUS 200`;
  const place = endOfLine(text, span);
  const isUnended = place === text.length && !text.endsWith('\n');
  const edit = insertion(place, isUnended ? `${style.lineEnd}${added}` : `${added}${style.lineEnd}`);
  return [
    unsafeFix(
      'Write SetEnv REDIRECT_STATUS 200',
      `${risk} A server without mod_env, or that does not let .htaccess files use it (AllowOverride FileInfo), answers 500 to every request below the folder.`,
      editFile(line.path, edit),
    ),
  ];
}
