import { handlerOfType } from '../../apache/handlers.js';
import { extensionsOf, namedExtensions } from '../../site/extensions.js';
import { type Resolution, resolve } from '../../site/handlerMap.js';
import type { ScriptFile } from '../../site/site.js';
import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import { deletion } from '../../text/edit.js';
import { folderOf, isWithin, join, nameOf } from '../../text/path.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { filesConcerned } from '../shared/decidedFiles.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { isAnyHandlerNamed } from '../shared/handingLines.js';
import { inWords, quoted } from '../shared/wording.js';

/**
 * `AddType` for an extension whose files a handler runs: the script's own Content-Type wins. Silent where a
 * script in reach may count on the line, because it was seen to write no Content-Type.
 */
export const redundantContentType: HtaccessRule = {
  name: 'redundant-content-type',
  target: 'htaccess',
  severity: 'info',
  summary: "AddType beside a CGI handler does nothing that the script's own header does not.",

  *check({ file, site, profile }: HtaccessContext) {
    const folder = folderOf(file.path);
    if (!isAnyHandlerNamed(site, folder)) return;
    for (const { node, sections } of directivesNamed(file.document, 'addtype')) {
      if (sections.length > 0) continue;
      const type = node.arguments[0];
      if (type === undefined || handlerOfType(type.value) !== null) continue;

      const extensions = namedExtensions(node.arguments.slice(1));
      const resolved = extensions.map((extension) =>
        resolve(site, join(folder, `index.${extension}`), profile),
      );
      const [fullest] = resolved[0] ?? [];
      const { handler = null, handlerLine = null } = fullest ?? {};
      if (handler === null || !resolved.every((resolutions) => resolutions.every(runsPrograms))) continue;
      const scripts = [...site.scripts.values()].filter(
        ({ path }) =>
          isWithin(folder, path) && extensionsOf(nameOf(path)).some((each) => extensions.includes(each)),
      );
      if (scripts.some(countsOnType)) continue;

      yield {
        span: node.span,
        message: {
          what: `${quoted(handler)} runs ${inWords(extensions.map((each) => `*.${quoted(each)}`))}, so this AddType has no effect: what the script writes as its Content-Type is what visitors get.`,
          why: 'The line looks as if it made the pages HTML. It does not, and it hides a script that forgets its header.',
          remedy: 'Delete the line once every script writes a Content-Type of its own.',
        },
        related: [
          ...(handlerLine === null
            ? []
            : [{ path: handlerLine.path, span: handlerLine.directive.span, message: handlerLine.effect }]),
          ...filesConcerned(
            scripts.map(({ path }) => path),
            'what its own header says is sent',
          ),
        ],
        fixes: () => [
          unsafeFix(
            'Delete this AddType line',
            `A script that writes no Content-Type is sent as ${quoted(type.value)} because of this line; without it the server guesses from the file name.`,
            editFile(file.path, deletion(node.line.span)),
          ),
        ],
      };
    }
  },
};

/** Where no module of the handler is loaded, the file is sent as it is, and its type counts. */
const runsPrograms = ({ facts, class: served }: Resolution): boolean =>
  facts !== null &&
  (facts.runs === 'per-request' || facts.needsExecCgi) &&
  served !== 'static' &&
  served !== 'source-disclosed';

function countsOnType({ script }: ScriptFile): boolean {
  const { response } = script;
  return (
    response.kind === 'read' &&
    response.paths.some(({ fields }) => !fields.some(({ name }) => name.toLowerCase() === 'content-type'))
  );
}
