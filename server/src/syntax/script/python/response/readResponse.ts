import { followAll } from '../../choices.js';
import type { ResponsePath, ResponseReading } from '../../entrypointScript.js';
import type { SyntaxNode } from '../../syntaxNode.js';
import type { PythonImport, PythonVersion } from '../pythonScript.js';
import type { PythonTree } from '../pythonTree.js';
import { ExceptionRaised, Path, type PathEnd, PathEnded } from './path.js';
import { type PlacedModule, type PythonModule, pythonModule } from './pythonModule.js';
import { StandardOutput } from './standardOutput.js';
import { runBlock } from './statements.js';

export interface PythonSource {
  readonly tree: PythonTree;
  readonly imports: readonly PythonImport[];
  readonly version: PythonVersion;
  /** The modules beside it, their texts behind that of the script. */
  readonly siblings: readonly PlacedModule[];
  /** Whether it is started without buffers, as by `python3 -u`. */
  readonly unbuffered: boolean;
}

/** What may write around the buffers, or end the process without a flush; nothing else can. */
const goesAround =
  /\b(system|popen\w*|Popen|call|check_call|run|spawn\w*|posix_spawn\w*|fork|forkpty|exec[lv]\w*|_exit|abort|buffer|detach|TextIOWrapper|BufferedWriter|fdopen|fileno|dup2|getwriter)\b|\bos\s*\.\s*write\b|\bopen\s*\(\s*1\b|\bfrom\s+os\s+import\b/;

/** Ways through a script that are followed before it is given up. */
const mostPaths = 256;

/** About a tenth of a second; real scripts take some hundred steps to their body. */
const mostSteps = 50_000;

const frameworks =
  /^(bottle|cherrypy|django|falcon|fastapi|fcgi|flask|flup|mod_python|paste|pyramid|quixote|starlette|thfcgi|tornado|trac|twisted|uvicorn|web|webapp2|werkzeug|wsgiref)(\.|$)/;

/** What the script writes up to its body. Never throws. */
export function readResponse(source: PythonSource): ResponseReading {
  const ends: { readonly end: PathEnd; readonly speculative: boolean }[] = [];
  const budget = { steps: mostSteps };
  const modules = modulesOf(source);
  const ordered = !goesAround.test(source.tree.text);
  const all = followAll(mostPaths, (choices) => {
    const output = new StandardOutput(source.version, ordered, source.unbuffered);
    const path = new Path(source.tree, source.version, modules, choices, output, budget);
    ends.push({ end: endOf(path, source.tree.root), speculative: path.speculative });
    return true;
  });
  const gateway = ends.find(({ end }) => end.kind === 'gateway');
  if (gateway?.end.kind === 'gateway') return { kind: 'none', because: gateway.end.because };

  const blocks = ends.flatMap(({ end, speculative }) => {
    if (end.kind !== 'done' || writesNothing(end.block)) return [];
    return speculative && !isWhole(end.block) ? [] : [end.block];
  });
  const isCertain = blocks.length > 0 || ends.some(({ speculative }) => !speculative);
  const lost = ends.find(({ end, speculative }) => end.kind === 'lost' && !(speculative && isCertain))?.end;
  const framework = source.imports.find(({ module }) => frameworks.test(module));
  if (blocks.length === 0 && framework !== undefined) {
    return { kind: 'none', because: `${framework.module} writes the response` };
  }
  if (lost?.kind === 'lost') return { kind: 'unknown', because: lost.because, at: lost.at };
  if (!all) return { kind: 'unknown', because: 'it has too many ways to its body', at: null };
  if (blocks.length === 0) return { kind: 'none', because: 'it writes nothing to standard output' };
  return { kind: 'read', paths: distinct(blocks) };
}

const modulesOf = ({ tree, version, siblings }: PythonSource): readonly PythonModule[] =>
  [{ name: '__main__', root: tree.root, start: 0, isPackage: false }, ...siblings].map((module) =>
    pythonModule(tree, module, version === 2),
  );

function endOf(path: Path, root: SyntaxNode): PathEnd {
  try {
    try {
      runBlock(path, root);
    } catch (error) {
      if (!(error instanceof ExceptionRaised)) throw error;
      path.speculative = true;
      return path.lose(path.reportsExceptions ? 'cgitb reports an exception' : 'an exception ends it', null);
    }
    return path.end();
  } catch (error) {
    if (error instanceof PathEnded) return error.end;
    throw error;
  }
}

const writesNothing = ({ fields, end, overtaken }: ResponsePath): boolean =>
  fields.length === 0 && end.kind === 'end-of-output' && overtaken === undefined;

const isWhole = ({ end, overtaken }: ResponsePath): boolean =>
  end.kind === 'separator' && overtaken === undefined;

/** Ways that differ in their bodies alone are one. */
function distinct(blocks: readonly ResponsePath[]): readonly ResponsePath[] {
  const byHeader = new Map<string, ResponsePath>();
  for (const block of blocks) {
    const header = JSON.stringify([block.fields, block.end, block.overtaken]);
    if (!byHeader.has(header)) byHeader.set(header, block);
  }
  return [...byHeader.values()];
}
