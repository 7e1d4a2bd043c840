import type { SyntaxNode } from '../../syntax/script/syntaxNode.js';
import { nameOf } from '../../text/path.js';
import type { Finding, Message, ScriptContext } from '../rule.js';
import { isProgram } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { inWords, quoted } from '../shared/wording.js';
import { leavesFolderOut } from './leavesFolderOut.js';
import { type Shadow, shadowsOf } from './shadows.js';

/** A file beside the script that Python loads in the place of a module of its standard library. */
export const shadowedStdlibModule = cgiScriptRule({
  name: 'shadowed-stdlib-module',
  severity: 'warning',
  summary:
    'A file beside the script is called like a module of Python, which loads it in its place: often 500.',

  *check(context: ScriptContext) {
    const { file, site } = context;
    const { python } = file.script;
    if (python === null || python.version !== 3 || !isProgram(context) || leavesFolderOut(context)) return;
    // Python looks into the folder that a link leads to.
    if (site.links?.has(file.path) === true) return;
    for (const shadow of shadowsOf(site, file)) yield finding(context, shadow);
  },
});

function finding(context: ScriptContext, shadow: Shadow): Finding {
  const { file } = context;
  const { module, through } = shadow;
  const isOwn = shadow.file === nameOf(file.path);
  const certain = !isOwn && isCertain(context, shadow);
  const name = quoted(shadow.file);
  const asking = through.length === 0 ? 'The script' : quoted(through.at(-1) ?? '');
  const way =
    through.length < 2 ? '' : ` (by way of ${inWords(through.slice(0, -1).map((each) => quoted(each)))})`;
  return {
    span: shadow.imported.span,
    ...(certain && { severity: 'error' as const }),
    message: {
      what: isOwn
        ? `${asking} imports ${module}${way}, and Python loads this script in the place of its own module, since it is called ${name}.`
        : `${asking} imports ${module}${way}, and Python loads ${name} of this folder in the place of its own module.`,
      why: `Python looks into the script's folder first. ${whyOf(shadow, certain)}`,
      remedy: `Give ${name} another name, and change the lines that import it.`,
      ...logOf(shadow),
    },
  };
}

function whyOf({ file, failure, through }: Shadow, certain: boolean): string {
  const name = quoted(file);
  const end = certain
    ? 'every request is answered 500 with "End of script output before headers" in the log.'
    : 'the page breaks off there, or the request is answered 500.';
  switch (failure.kind) {
    case 'no-package':
      return `${name} is a single file, and cannot hold ${failure.wanted}: ${end}`;
    case 'name-lacking':
      return `${name} has no ${quoted(failure.name)}, which is asked for: ${end}`;
    case 'attribute-lacking':
      return `${name} has no ${quoted(failure.name)}, which is ${failure.isAtOnce ? 'asked for' : 'used later on'}: ${end}`;
    case 'names-unknown':
      return `What ${quoted(through.at(-1) ?? '')} takes from it, ${name} need not have: ${end}`;
    case 'writes-page':
      return `${name} is a page itself, which is then written first, in the place of this one.`;
  }
}

function logOf({ module, failure }: Shadow): Pick<Message, 'log'> {
  switch (failure.kind) {
    case 'no-package':
      return {
        log: `ModuleNotFoundError: No module named '${failure.wanted}'; '${module}' is not a package`,
      };
    case 'name-lacking':
      return { log: `ImportError: cannot import name '${failure.name}' from '${module}'` };
    case 'attribute-lacking':
      return { log: `has no attribute '${failure.name}'` };
    default:
      return {};
  }
}

/** Whether nothing is written before the import fails, and nothing catches that. */
function isCertain(
  { file, site }: ScriptContext,
  { imported, file: sibling, through, failure }: Shadow,
): boolean {
  const isAtOnce =
    failure.kind === 'no-package' ||
    failure.kind === 'name-lacking' ||
    (failure.kind === 'attribute-lacking' && failure.isAtOnce);
  if (!isAtOnce) return false;
  const { python } = file.script;
  if (
    python === null ||
    through.some((each) => site.scripts.has(`${file.path.replace(/[^/]*$/, '')}${each}.py`))
  )
    return false;
  const read = site.scripts.get(file.path.replace(/[^/]*$/, sibling));
  if (read === undefined || read.script.response.kind !== 'none') return false;
  const before = python.tree.children.filter(({ span }) => span.start <= imported.span.start);
  const statement = before.at(-1);
  return statement?.span.start === imported.span.start && before.every(isQuiet);
}

/** Statements that may stand above the imports: comments, a text, imports. */
const isQuiet = ({ type, children }: SyntaxNode): boolean =>
  type === 'comment' ||
  type.endsWith('import_statement') ||
  type === 'import_from_statement' ||
  (type === 'expression_statement' && children.every((child) => child.type === 'string'));
