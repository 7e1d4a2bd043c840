import { isOptionGrantedInWords } from '../../apache/overrides.js';
import type { ServerProfile } from '../../apache/profile.js';
import type { Fix } from '../../site/change.js';
import type { DecidingLine } from '../../site/decidingLine.js';
import { addExecCgi } from '../../site/execCgi.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { type Resolution, resolve } from '../../site/handlerMap.js';
import type { HtaccessFile } from '../../site/site.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { once } from '../../text/once.js';
import { folderOf, isWithin, relative } from '../../text/path.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { type HandingLine, handingLines } from '../shared/handingLines.js';
import { inWords, quoted } from '../shared/wording.js';

/** A handler that wants `Options ExecCGI` where it is not in force: every request is answered 403. */
export const execcgiOff: HtaccessRule = {
  name: 'execcgi-off',
  target: 'htaccess',
  severity: 'error',
  summary: 'A handler runs programs where Options ExecCGI is not in force: 403.',

  *check(context: HtaccessContext) {
    const { site, file, profile } = context;
    // One line of Options is enough for all lines that want it.
    let fixes: Finding['fixes'];
    for (const line of handingLines(site, file, profile)) {
      const off = scriptsOff(file, line);
      const [first] = off;
      if (first === undefined) continue;
      fixes ??= once(() => [
        fix(file, profile, line.sections[0] ?? line.directive, deciderOf(first.resolutions)),
      ]);
      yield { ...atHandler(context, line, first, off), fixes };
    }
    yield* atOptions(context);
  },
};

interface ServedPath {
  readonly path: string;
  readonly resolutions: readonly Resolution[];
}

/** What the line hands on and nobody may execute, by this file or one above it; an example where no script is there. */
function scriptsOff(file: HtaccessFile, { handed, example }: HandingLine): readonly ServedPath[] {
  const served = handed.map(({ file: { path }, resolutions }) => ({ path, resolutions }));
  const supposed = example === null ? [] : [example];
  return (served.length > 0 ? served : supposed).filter(({ resolutions }) => {
    const line = deciderOf(resolutions);
    return isOff(resolutions) && (line === null || isWithin(folderOf(line.path), file.path));
  });
}

/** In every world in which a handler wants the option and anybody is let in. */
function isOff(resolutions: readonly Resolution[]): boolean {
  const wanting = resolutions.filter(({ facts, denied }) => facts?.needsExecCgi === true && denied === null);
  return wanting.length > 0 && wanting.every(({ execCgi }) => !execCgi.on);
}

const deciderOf = ([fullest]: readonly Resolution[]): DecidingLine | null => fullest?.execCgi.line ?? null;

function atHandler(
  { file, profile }: HtaccessContext,
  line: HandingLine,
  { path, resolutions }: ServedPath,
  off: readonly ServedPath[],
): Finding {
  const folder = folderOf(file.path);
  const decider = deciderOf(resolutions);
  const decided =
    decider === null
      ? 'no Options line of this site switches it on'
      : `line ${decider.directive.line.lastLine} of ${quoted(relative(folder, decider.path))} ${decider.effect}`;
  const names = off.map((each) => relative(folder, each.path));
  return {
    span: line.word.span,
    message: {
      what: `${quoted(line.word.value)} needs Options ExecCGI, and it is not in force here: ${decided}.`,
      why: forbidden(off.length < line.handed.length ? inWords(names) : line.selects),
      remedy: remedyFor(profile),
      log: logLine(line.handler, path),
    },
    ...(decider !== null && {
      related: [{ path: decider.path, span: decider.directive.span, message: decider.effect }],
    }),
  };
}

/** Options lines of this file that take ExecCGI from scripts which a file above it hands to a handler. */
function* atOptions({ site, file, profile }: HtaccessContext): Generator<Finding> {
  const folder = folderOf(file.path);
  const told = new Set<Directive>();
  for (const { path } of site.scripts.values()) {
    if (!isWithin(folder, path)) continue;
    const resolutions = resolve(site, path, profile);
    const decider = deciderOf(resolutions);
    const handing = resolutions[0]?.handlerLine ?? null;
    if (decider?.path !== file.path || handing === null || told.has(decider.directive)) continue;
    const above = folderOf(handing.path) !== folder && isWithin(folderOf(handing.path), folder);
    if (!above || !isOff(resolutions)) continue;
    told.add(decider.directive);
    const handler = resolutions[0]?.handler ?? '';
    yield {
      span: decider.directive.span,
      message: {
        what: `This line ${decider.effect}, and ${quoted(handler)}, which line ${handing.directive.line.lastLine} of ${quoted(relative(folder, handing.path))} sets, needs it.`,
        why: forbidden(relative(folder, path)),
        remedy: remedyFor(profile),
        log: logLine(handler, path),
      },
      related: [{ path: handing.path, span: handing.directive.span, message: handing.effect }],
      fixes: () => [fix(file, profile, decider.directive, decider)],
    };
  }
}

const forbidden = (what: string): string => `Every request for ${quoted(what)} is answered "403 Forbidden".`;

const remedyFor = ({ options }: ServerProfile): string =>
  options === null
    ? 'Add "Options +ExecCGI". Leave it out only if the server\'s own configuration already grants ExecCGI to this folder.'
    : 'Add "Options +ExecCGI".';

/** @param before the node above which a line may stand */
function fix(
  file: HtaccessFile,
  profile: ServerProfile,
  before: Directive | Section,
  decider: DecidingLine | null,
): Fix {
  const title = 'Add Options +ExecCGI';
  const own = decider?.path === file.path ? decider.directive : null;
  const change = editFile(file.path, ...addExecCgi(file, fileStyleOf(file.document), before, own));
  if (isOptionGrantedInWords(profile, 'ExecCGI')) return safeFix(title, change);
  return unsafeFix(
    title,
    'A server that does not let .htaccess files set Options (AllowOverride) answers 500 to every request below the folder and logs "Options not allowed here".',
    change,
  );
}

/** Seen on a real Apache 2.4: each module has words of its own (mod_cgi's number is AH02809). */
function logLine(handler: string, path: string): string {
  switch (handler) {
    case 'wsgi-script':
      return `Options ExecCGI is off in this directory: ${path}`;
    case 'fcgid-script':
      return `mod_fcgid: location of script ${path} does not have ExecCGI enabled`;
    case 'perl-script':
      return `Options ExecCGI is off in this directory${path}`;
    default:
      return `AH01262: stderr from ${path}: Options ExecCGI is off in this directory`;
  }
}
