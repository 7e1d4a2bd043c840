import type { Fix } from '../../site/change.js';
import type { ScriptFile } from '../../site/site.js';
import { indentationsOf, widthOf } from '../../syntax/script/python/indentation.js';
import { portPython2 } from '../../syntax/script/python/python2Port.js';
import { pythonTree } from '../../syntax/script/python/pythonTree.js';
import { programOf } from '../../syntax/script/shebang.js';
import type { SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { TextEdit } from '../../text/edit.js';
import { lineIndexOf } from '../../text/lineIndex.js';
import { textOf } from '../../text/span.js';
import { editFile, unsafeFix } from './fixes.js';
import { replaceInterpreter } from './shebangEdit.js';
import { inWords } from './wording.js';

/** A Python 2 script made one for Python 3, its shebang included; null where no edits could do that. */
export function portFix(
  file: ScriptFile,
  title: string,
  interpreter: string,
  ...edits: readonly TextEdit[]
): Fix | null {
  const { text, python, shebang } = file.script;
  if (python === null || python.syntaxError !== null || python.python2Only.length === 0) return null;
  const port = portPython2(pythonTree(text, python.tree), { python2: true, printTo: () => null });
  const indentation = python.python2Only.some(({ kind }) => kind === 'mixed-tabs')
    ? tabsExpanded(text, python.tree)
    : [];
  if (port.edits.length + indentation.length === 0) return null;
  const lines = lineIndexOf(text);
  const doubts = port.doubts.map(
    ({ span, because }) => `line ${lines.positionAt(span.start).line + 1} ${because}`,
  );
  const because =
    doubts.length === 0
      ? 'Python 3 may treat text and numbers otherwise than Python 2 did; look at the page afterwards.'
      : `Look at these places: ${inWords(doubts)}.`;
  const names3 = shebang === null || /3/.test(programOf(shebang));
  const shebangEdits =
    shebang === null || names3 || edits.length > 0 ? edits : [replaceInterpreter(text, shebang, interpreter)];
  return unsafeFix(title, because, editFile(file.path, ...shebangEdits, ...indentation, ...port.edits));
}

/** Indentation of the depth that Python 2 took it for. */
const tabsExpanded = (text: string, tree: SyntaxNode): readonly TextEdit[] =>
  indentationsOf(text, tree)
    .filter((span) => textOf(text, span).includes('\t'))
    .map((span) => ({ span, newText: ' '.repeat(widthOf(textOf(text, span))) }));
