import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { resolve } from '../../site/handlerMap.js';
import { markerBlockAt } from '../../site/insertionPoint.js';
import { isNamed } from '../../syntax/htaccess/nodes.js';
import { folderOf, isWithin, relative } from '../../text/path.js';
import { textOf } from '../../text/span.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { isAssetName, isProgramName, lastExtension, namesEndingIn } from '../shared/fileNames.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { type HandingLine, handingLines } from '../shared/handingLines.js';
import { isRun } from '../shared/programHandlers.js';
import { areGuards, filesMatch, indentAt } from '../shared/sections.js';
import { inWords, quoted } from '../shared/wording.js';
import { outcomeUnder } from './outcomes.js';

/**
 * `SetHandler`, or `ForceType` with a type that is a handler, for a whole folder, in which files lie that are no
 * programs. Silent where nothing but programs is in reach: a folder of its own for them is the oldest way there is.
 */
export const handlerOnWholeFolder: HtaccessRule = {
  name: 'handler-on-whole-folder',
  target: 'htaccess',
  severity: 'warning',
  summary: 'SetHandler for a whole folder hits its style sheets and pictures, too: mostly 500.',

  *check(context: HtaccessContext) {
    const { file, site, profile } = context;
    for (const line of handingLines(site, file, profile)) {
      const { directive, sections, word } = line;
      const outcome = outcomeUnder(line.handler);
      if (outcome === null || !areGuards(sections) || isWrapped(context, line)) continue;
      if (!isNamed(directive, 'SetHandler') && !isNamed(directive, 'ForceType')) continue;
      const handed = filesHanded(context, line);
      const others = handed.others.filter((path) => !outcome.spares?.test(path));
      const [first] = others;
      if (first === undefined) continue;
      const names = others.map((path) => quoted(relative(folderOf(file.path), path)));
      yield {
        span: word.span,
        message: {
          what: `This line hands every file of the folder to ${quoted(line.handler)}, also ${inWords(names)}.`,
          why: outcome.why,
          remedy: 'Name the programs: put the line into a <FilesMatch> section for their extensions.',
          ...(outcome.log !== null && { log: outcome.log(first) }),
        },
        related: others.slice(0, 20).map((path) => ({
          path,
          span: { start: 0, end: 0 },
          message: 'no program, and handed to the handler',
        })),
        fixes: () => nameThePrograms(context, line, handed.programs),
      };
    }
  },
};

/** `FcgidWrapper` names the program that takes all files; they are not programs themselves then. */
const isWrapped = ({ file }: HtaccessContext, { handler }: HandingLine): boolean =>
  handler === 'fcgid-script' &&
  file.document.placed.some(({ node }) => node.kind === 'directive' && isNamed(node, 'FcgidWrapper'));

interface FilesHanded {
  readonly programs: readonly string[];
  readonly others: readonly string[];
}

/** Of the files that the line decides on in the fullest world those that are programs, and those that surely are none. */
function filesHanded({ file, site, profile }: HtaccessContext, { directive }: HandingLine): FilesHanded {
  const handed = site.files.filter((path) => {
    if (!isWithin(folderOf(file.path), path)) return false;
    const [fullest] = resolve(site, path, profile);
    return fullest?.handlerLine?.directive === directive && isRun(fullest);
  });
  const isProgram = (path: string): boolean =>
    isProgramName(path) || (site.scripts.get(path)?.script.shebang ?? null) !== null;
  return {
    programs: handed.filter(isProgram),
    others: handed.filter((path) => isAssetName(path) && !isProgram(path)),
  };
}

/** None where a program has no extension to name it by, or where there is no program to ask. */
function nameThePrograms(
  { file }: HtaccessContext,
  { directive }: HandingLine,
  programs: readonly string[],
): readonly Fix[] {
  const { document, path } = file;
  const extensions = [...new Set(programs.map(lastExtension))].filter((each) => each !== null);
  const unnamed = programs.some((each) => lastExtension(each) === null);
  if (extensions.length === 0 || unnamed || document.hasUnclosedSection) return [];
  if (markerBlockAt(file, directive.span.start) !== null) return [];
  const newText = filesMatch(
    fileStyleOf(document),
    namesEndingIn(extensions),
    [textOf(document.text, directive.span)],
    indentAt(document.text, directive.span),
  );
  const named = inWords(extensions.map((each) => `*.${quoted(each)}`));
  return [
    unsafeFix(
      `Hand only ${named} to the handler`,
      'A program of another name, as one added later, would be sent to visitors as text.',
      editFile(path, { span: directive.span, newText }),
    ),
  ];
}
