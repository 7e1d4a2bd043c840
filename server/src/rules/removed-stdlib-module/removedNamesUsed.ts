import { libraryNames } from '../../syntax/script/python/libraryNames.js';
import { portPython2 } from '../../syntax/script/python/python2Port.js';
import type { PythonTree } from '../../syntax/script/python/pythonTree.js';
import { childInField, descendants, namedChildren, type SyntaxNode } from '../../syntax/script/syntaxNode.js';
import type { TextEdit } from '../../text/edit.js';
import { contains } from '../../text/span.js';
import type { Finding, ScriptContext } from '../rule.js';
import { failureAt } from '../shared/failingStatement.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { type Python3Range, python3Of } from '../shared/pythonVersion.js';
import { isGuarded } from './guards.js';
import { type ModuleUse, usesOf } from './moduleUses.js';
import { type RemovedName, removedName } from './removedNames.js';
import { replacementOf } from './replacement.js';
import { isGone } from './versions.js';

export interface NamesUsed {
  readonly findings: readonly Finding[];
  /** The modules of which the script uses nothing but what is told here. */
  readonly toldWholly: ReadonlySet<string>;
}

/** A name that is gone, and where the script takes it from its module. */
interface GoneName {
  readonly module: string;
  readonly member: string;
  readonly removed: RemovedName;
  readonly uses: readonly ModuleUse[];
  /** Where `from module import member` says it, which fails by itself. */
  readonly item: SyntaxNode | null;
}

/** Functions that went while their module stayed, each told once, where it is first used. */
export function checkNames(
  context: ScriptContext,
  tree: PythonTree,
  isOfSite: (module: string) => boolean,
): NamesUsed {
  const { python } = context.file.script;
  // The port to Python 3 renames them too.
  if (python === null || python.version === 2) return { findings: [], toldWholly: new Set() };
  const names = libraryNames(tree, python.imports);
  const findings: Finding[] = [];
  const toldWholly = new Set<string>();
  for (const module of new Set(python.imports.map((each) => each.module))) {
    if (isOfSite(module)) continue;
    const { uses, whole } = usesOf(tree, names, module);
    const gone = goneNames(tree, module, uses);
    const errors = gone.filter(({ removed }) => isGone(removed.since, python3Of(context)));
    const isWhole =
      errors.length > 0 && whole.length === 0 && errors.flatMap((each) => each.uses).length === uses.length;
    if (isWhole) toldWholly.add(module);
    findings.push(...gone.map((each) => finding(context, tree, each, isWhole)));
  }
  return { findings, toldWholly };
}

function goneNames(tree: PythonTree, module: string, uses: readonly ModuleUse[]): readonly GoneName[] {
  const byMember = new Map<string, ModuleUse[]>();
  for (const use of uses) {
    const member = use.name.split('.', 1)[0] ?? use.name;
    if (isGuarded(tree, use.node)) continue;
    byMember.set(member, [...(byMember.get(member) ?? []), use]);
  }
  const items = fromImports(tree, module).filter((item) => !isGuarded(tree, item));
  const itemOf = (member: string): SyntaxNode | null =>
    items.find((item) => nameOfItem(tree, item) === member) ?? null;
  const members = new Set([...byMember.keys(), ...items.map((item) => nameOfItem(tree, item))]);
  return [...members].flatMap((member) => {
    const removed = removedName(`${module}.${member}`);
    const used = byMember.get(member) ?? [];
    return removed === null ? [] : [{ module, member, removed, uses: used, item: itemOf(member) }];
  });
}

function* fromItems(tree: PythonTree, module: string): Generator<SyntaxNode> {
  for (const node of descendants(tree.root)) {
    const source = node.type === 'import_from_statement' ? childInField(node, 'module_name') : null;
    if (source === null || tree.source(source) !== module) continue;
    yield* namedChildren(node).filter((child) => child !== source);
  }
}

const fromImports = (tree: PythonTree, module: string): readonly SyntaxNode[] => [...fromItems(tree, module)];

const nameOfItem = (tree: PythonTree, item: SyntaxNode): string =>
  tree.source(childInField(item, 'name') ?? item);

function finding(context: ScriptContext, tree: PythonTree, gone: GoneName, isWhole: boolean): Finding {
  const { module, member, removed, uses, item } = gone;
  const { script, path } = context.file;
  const python3 = python3Of(context);
  const certain = removed.since === '3.0' || isGone(removed.since, python3);
  const place = item ?? uses[0]?.node ?? tree.root;
  const failure = failureAt(script, tree, place);
  const replacing = replacingOf(context, tree, gone, isWhole);
  const person = replacing.kind === 'declined' ? ` This needs a person: ${replacing.because}.` : '';
  return {
    span: place.span,
    ...(certain && failure !== 'unknown' && { severity: 'error' as const }),
    message: {
      what: whatIsGone(`${module}.${member}`, removed, python3, uses.length),
      why: why(removed, certain, item !== null, failure),
      remedy: `Use ${removed.successor}.${person}`,
      log:
        item === null
          ? `AttributeError: module '${module}' has no attribute '${member}'`
          : `ImportError: cannot import name '${member}' from '${module}'`,
    },
    fixes: () =>
      replacing.kind === 'edits'
        ? [unsafeFix(`Replace ${module}.${member}`, replacing.because, editFile(path, ...replacing.edits))]
        : [],
  };
}

function whatIsGone(name: string, { since }: RemovedName, { lowest }: Python3Range, uses: number): string {
  const more = uses > 1 ? ` It is used in ${uses} places.` : '';
  if (since === '3.0') return `${name} is one of Python 2; no Python 3 has it.${more}`;
  return lowest !== null && isGone(since, { lowest, highest: lowest })
    ? `${name} went with Python ${since}, and Python 3.${lowest} runs this script.${more}`
    : `${name} went with Python ${since}.${more}`;
}

function why(
  { since }: RemovedName,
  certain: boolean,
  isImport: boolean,
  failure: ReturnType<typeof failureAt>,
): string {
  const which = since === '3.0' ? 'Python 3' : `Python ${since} and every newer one`;
  const what = `${which} stops ${isImport ? 'at this import ' : ''}with an error`;
  switch (failure) {
    case 'no-page':
      return certain
        ? `${what} here, before the page is written: every request is answered 500 with "End of script output before headers" in the log, or with an empty page.`
        : `${what} here, before the page is written.`;
    case 'cut-page':
      return `${what} here: the rest of the page is not written.`;
    case 'some-page':
    case 'unknown':
      return `${what} when it comes here: visitors get no page, or the beginning of one.`;
  }
}

type Replacing =
  | { readonly kind: 'edits'; readonly because: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'declined'; readonly because: string }
  /** The successor does it in another way: that is advice enough. */
  | { readonly kind: 'none' };

/** The edits that do the same, where some are known. */
function replacingOf(
  { file }: ScriptContext,
  tree: PythonTree,
  { module, removed, uses, item, member }: GoneName,
  isWhole: boolean,
): Replacing {
  const [first] = uses;
  if (removed.since === '3.0') {
    const { edits } = portPython2(tree, { python2: false, printTo: () => null });
    return first !== undefined && edits.some(({ span }) => contains(statementSpan(tree, first.node), span))
      ? {
          kind: 'edits',
          because:
            'Python 3 may treat text and numbers otherwise than Python 2 did; look at the page afterwards.',
          edits,
        }
      : { kind: 'none' };
  }
  if (module === 'cgi') {
    const statement = [...descendants(tree.root)].find(
      (node) => /^import_(from_)?statement$/.test(node.type) && importsModule(tree, node, module),
    );
    if (statement === undefined) return { kind: 'none' };
    const parts =
      statement.type === 'import_statement'
        ? namedChildren(statement).filter((child) => isNamed(tree, child, module))
        : namedChildren(statement).filter((child) => child.field === 'name');
    const items = isWhole ? parts : item === null ? [] : [item];
    const all = isWhole
      ? usesOf(tree, libraryNames(tree, file.script.python?.imports ?? []), module).uses
      : uses;
    const replacement = replacementOf(
      file.script,
      tree,
      { module, statement, items },
      { uses: all, whole: [] },
    );
    return replacement;
  }
  if (removed.renamed === null || item !== null) return { kind: 'none' };
  const to = removed.renamed;
  const edits = uses.flatMap(({ node }) => {
    const name = childInField(node, 'attribute');
    return name === null || tree.source(name) !== member ? [] : [{ span: name.span, newText: to }];
  });
  return {
    kind: 'edits',
    because:
      'The new name may treat some values otherwise than the old one did; look at the page afterwards.',
    edits,
  };
}

const isNamed = (tree: PythonTree, item: SyntaxNode, module: string): boolean =>
  tree.source(childInField(item, 'name') ?? item) === module;

const importsModule = (tree: PythonTree, statement: SyntaxNode, module: string): boolean =>
  namedChildren(statement).some((item) => isNamed(tree, item, module));

function statementSpan(tree: PythonTree, node: SyntaxNode): SyntaxNode['span'] {
  let up: SyntaxNode = node;
  for (
    let parent = tree.parent(up);
    parent !== null && !/^(module|block)$/.test(parent.type);
    parent = tree.parent(up)
  )
    up = parent;
  return up.span;
}
