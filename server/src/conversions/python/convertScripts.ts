import type { Change } from '../../site/change.js';
import { fileIndexOf } from '../../site/fileIndex.js';
import type { ScriptFile, Site } from '../../site/site.js';
import { boundHere } from '../../syntax/script/python/bindings.js';
import { portPython2 } from '../../syntax/script/python/python2Port.js';
import type { PythonScript } from '../../syntax/script/python/pythonScript.js';
import { onlyExpression, pythonTree, statementsOf } from '../../syntax/script/python/pythonTree.js';
import { programOf } from '../../syntax/script/shebang.js';
import { childInField, descendants } from '../../syntax/script/syntaxNode.js';
import { applyEdits, type TextEdit } from '../../text/edit.js';
import { lineIndexOf } from '../../text/lineIndex.js';
import { folderOf, nameOf, relative } from '../../text/path.js';
import type { Span } from '../../text/span.js';
import { qualifiedNames } from './qualifiedNames.js';
import { rewriteAsWsgi } from './rewriteAsWsgi.js';
import { mentionsStdout } from './writes.js';

export type ScriptsOutcome =
  | {
      readonly kind: 'converted';
      readonly changes: readonly Change[];
      /** The scripts that have an `application` now, in the order of paths; modules that others import are not among them. */
      readonly applications: readonly ScriptFile[];
      readonly notes: readonly string[];
      /** The CGI variables that the scripts read; null where some are not known. */
      readonly variables: readonly string[] | null;
    }
  /** Each a clause with file and line. */
  | { readonly kind: 'declined'; readonly reasons: readonly string[] };

/**
 * All scripts as WSGI applications for Python 3 that also run under CGI, or none of them. Every target asks for
 * the same, so it is done once for a site.
 *
 * @param from the folder from which paths are named in messages.
 */
export function convertScripts(
  site: Site,
  scripts: readonly ScriptFile[],
  pythonInterpreter: string,
  from: string,
): ScriptsOutcome {
  const key = [pythonInterpreter, from, ...scripts.map(({ path }) => path)].join('\0');
  const ofSite = known.get(site) ?? new Map<string, ScriptsOutcome>();
  known.set(site, ofSite);
  const outcome = ofSite.get(key) ?? convertEach(site, scripts, pythonInterpreter, from);
  ofSite.set(key, outcome);
  return outcome;
}

const known = new WeakMap<Site, Map<string, ScriptsOutcome>>();

function convertEach(
  site: Site,
  scripts: readonly ScriptFile[],
  pythonInterpreter: string,
  from: string,
): ScriptsOutcome {
  const changes: Change[] = [];
  const applications: ScriptFile[] = [];
  const notes = new Set<string>();
  const reasons: string[] = [];
  const variables: (string | null)[] = [];
  const beside = byFolder(scripts);
  for (const script of scripts) {
    const converted = convertScript(site, beside.get(folderOf(script.path)) ?? [], script);
    if (converted.kind === 'declined') {
      const line =
        converted.at === null
          ? ''
          : `, line ${lineIndexOf(script.script.text).positionAt(converted.at.start).line + 1}`;
      reasons.push(`${relative(from, script.path)}${line}, ${converted.because}`);
      continue;
    }
    if (converted.kind !== 'module') applications.push(script);
    for (const note of converted.notes) notes.add(note);
    if (converted.variables === null) variables.push(null);
    else variables.push(...converted.variables);
    const edits = lineEdits(
      script.script.text,
      withShebang(converted.text, script, converted.kind, pythonInterpreter),
    );
    if (
      script.encoding === 'latin-1' &&
      edits.some(({ newText }) => [...newText].some((unit) => unit > '\xff'))
    ) {
      reasons.push(`${relative(from, script.path)} is not UTF-8, and the new text has no bytes in it`);
      continue;
    }
    if (edits.length > 0) changes.push({ kind: 'edit', path: script.path, edits });
    const executable = script.mode === null ? null : script.mode | ((script.mode & 0o444) >> 2);
    if (converted.kind !== 'module' && executable !== null && executable !== script.mode) {
      changes.push({ kind: 'mode', path: script.path, mode: executable });
    }
  }
  if (reasons.length > 0) return { kind: 'declined', reasons };
  const known = variables.filter((name) => name !== null);
  return {
    kind: 'converted',
    changes,
    applications,
    notes: [...notes],
    variables: known.length === variables.length ? known : null,
  };
}

function byFolder(scripts: readonly ScriptFile[]): ReadonlyMap<string, readonly ScriptFile[]> {
  const folders = new Map<string, ScriptFile[]>();
  for (const script of scripts) {
    const folder = folderOf(script.path);
    const others = folders.get(folder);
    if (others === undefined) folders.set(folder, [script]);
    else others.push(script);
  }
  return folders;
}

type Converted =
  | {
      readonly kind: 'rewritten' | 'already' | 'module';
      readonly text: string;
      readonly notes: readonly string[];
      readonly variables: readonly string[] | null;
    }
  | { readonly kind: 'declined'; readonly at: Span | null; readonly because: string };

const languageNames = {
  perl: 'Perl',
  php: 'PHP',
  ruby: 'Ruby',
  shell: 'a shell script',
  node: 'JavaScript',
  binary: 'a compiled program',
  other: 'in a language that is not known',
  python: 'Python',
} as const;

/** @param beside the scripts of its folder that are converted with it, itself among them. */
function convertScript(site: Site, beside: readonly ScriptFile[], file: ScriptFile): Converted {
  const { script } = file;
  const { python, text } = script;
  const declined = (because: string, at: Span | null = null): Converted => ({
    kind: 'declined',
    at,
    because,
  });
  if (script.language !== 'python') return declined(`is ${languageNames[script.language]}, not Python`);
  if (python === null) return declined('is too long to be read');
  if (python.syntaxError !== null) return declined('does not parse as Python', python.syntaxError);
  const wsgi = wsgiState(text, python);
  if (wsgi === 'ready') return { kind: 'already', text, notes: [], variables: [] };
  if (wsgi !== 'none') return declined(wsgi);
  const siblings = siblingModules(site, file);
  const modules = importedBy(beside, file);
  if (modules) return convertModule(file, python);
  const unread = unreadSiblings(beside, file, siblings);
  if (unread !== null) return declined(unread);
  const rewrite = rewriteAsWsgi({ text, tree: python.tree, shebang: script.shebang, siblings });
  if (rewrite.kind === 'declined') return declined(rewrite.because, rewrite.span);
  if (file.encoding === 'latin-1' && python.python2Only.length > 0)
    return declined('is not UTF-8, and Python 2 sends its bytes as they are');
  return { kind: 'rewritten', text: rewrite.text, notes: rewrite.notes, variables: rewrite.variables };
}

/** Whether a script is a WSGI program already: one that a server can import; else what is missing, a clause. */
function wsgiState(text: string, python: PythonScript): 'ready' | 'none' | string {
  const tree = pythonTree(text, python.tree);
  const names = qualifiedNames(tree);
  const calls = [...descendants(python.tree)].filter(
    (node) => names.ofCall(node)?.endsWith('CGIHandler') === true,
  );
  const hasApplication = statementsOf(python.tree).some((statement) =>
    boundHere(tree, statement).has('application'),
  );
  const unguarded = statementsOf(python.tree).some(
    (statement) =>
      onlyExpression(statement) !== null &&
      calls.some(({ span }) => statement.span.start <= span.start && span.end <= statement.span.end),
  );
  if (hasApplication && !unguarded) return 'ready';
  if (calls.length === 0) return 'none';
  return hasApplication
    ? 'runs its WSGI application as soon as it is imported; put that under if __name__ == "__main__":'
    : 'has a WSGI application under another name; call it application';
}

/** The names under which a script may import the files and packages beside it. */
function siblingModules(site: Site, file: ScriptFile): ReadonlySet<string> {
  const folder = folderOf(file.path);
  const { namesIn, named } = fileIndexOf(site);
  const modules = [...namesIn(folder)]
    .filter((name) => name.endsWith('.py') && name !== nameOf(file.path))
    .map((name) => name.slice(0, -'.py'.length));
  const packages = named('__init__.py')
    .map(folderOf)
    .filter((each) => each !== folder && folderOf(each) === folder)
    .map(nameOf);
  return new Set([...modules, ...packages]);
}

const importsModule = (importer: ScriptFile, module: string): boolean =>
  importer.script.python?.imports.some((each) => each.module.split('.')[0] === module) === true;

/** Whether another script of the same folder imports this one. */
const importedBy = (beside: readonly ScriptFile[], file: ScriptFile): boolean =>
  file.path.endsWith('.py') &&
  beside.some((other) => other !== file && importsModule(other, nameOf(file.path).slice(0, -'.py'.length)));

/** A module beside the script that it imports, and that was not read: it may write to the response, too. */
function unreadSiblings(
  beside: readonly ScriptFile[],
  file: ScriptFile,
  siblings: ReadonlySet<string>,
): string | null {
  const read = new Set(beside.map(({ path }) => nameOf(path).replace(/\.py$/, '')));
  const missing = [...siblings].find((name) => importsModule(file, name) && !read.has(name));
  return missing === undefined
    ? null
    : `imports ${missing} from beside it, which this line does not serve and so was not looked at: it may write to the response, too`;
}

/** A module that scripts import stays a module; it has to be Python 3 as they are, and keep out of the response. */
function convertModule(file: ScriptFile, python: PythonScript): Converted {
  const { text, shebang } = file.script;
  const tree = pythonTree(text, python.tree);
  const names = qualifiedNames(tree);
  const python2 = python.python2Only.length > 0 || (shebang !== null && /^python2/.test(programOf(shebang)));
  const reading = { tree, names, known: new Map(), assigned: new Map(), python2 };
  const own = statementsOf(python.tree).filter(
    (statement) =>
      !/__name__/.test(tree.source(childInField(statement, 'condition') ?? statement).slice(0, 40)),
  );
  for (const statement of own) {
    for (const node of descendants(statement)) {
      const writes =
        node.type === 'print_statement' ||
        (node.type === 'expression_statement' && mentionsStdout(reading, node));
      if (writes)
        return {
          kind: 'declined',
          at: node.span,
          because: 'writes to the response from a module that other scripts import',
        };
      if (/^(os\.environ|sys\.stdin|cgi\.FieldStorage)$/.test(names.imported(node) ?? '')) {
        return {
          kind: 'declined',
          at: node.span,
          because: 'reads the request from a module that other scripts import',
        };
      }
      if (node.type === 'global_statement') {
        return {
          kind: 'declined',
          at: node.span,
          because: 'keeps what a request changes in a module that other scripts import',
        };
      }
    }
  }
  const port = portPython2(tree, { python2, printTo: () => null });
  const [doubt] = port.doubts;
  if (doubt !== undefined) return { kind: 'declined', at: doubt.span, because: doubt.because };
  return { kind: 'module', text: applyEdits(text, port.edits), notes: [], variables: [] };
}

/** The text with a first line that starts Python 3; its line ends in LF, since the kernel takes a CR for part of the path. */
function withShebang(
  text: string,
  { script }: ScriptFile,
  kind: 'rewritten' | 'already' | 'module',
  interpreter: string,
): string {
  if (kind === 'module') return text;
  const { shebang } = script;
  const line = `#!${interpreter}\n`;
  if (shebang === null) return line + text.replace(/^\uFEFF/, '');
  if (
    kind === 'already' ||
    (/^python3/.test(programOf(shebang)) && !/\r$/.test(shebang.interpreter + shebang.argument))
  )
    return text;
  return line + text.slice(text.indexOf('\n') + 1);
}

/** The edits that make one text of the other: whole lines, from the first that differs to the last. */
function lineEdits(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const old = linesOf(before);
  const now = linesOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let oldEnd = old.length;
  let newEnd = now.length;
  while (oldEnd > start && newEnd > start && old[oldEnd - 1] === now[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  const from = old.slice(0, start).join('').length;
  const to = from + old.slice(start, oldEnd).join('').length;
  return [{ span: { start: from, end: to }, newText: now.slice(start, newEnd).join('') }];
}

const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/);
