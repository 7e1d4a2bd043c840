import type { DecidingLine } from '../../site/decidingLine.js';
import { type Resolution, resolve } from '../../site/handlerMap.js';
import type { HtaccessFile } from '../../site/site.js';
import type { Directive } from '../../syntax/htaccess/nodes.js';
import { once } from '../../text/once.js';
import { folderOf, isWithin, relative } from '../../text/path.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { filesConcerned } from '../shared/decidedFiles.js';
import { type HandingLine, handingLines } from '../shared/handingLines.js';
import { isKeptFromRunning } from '../shared/keptFromRunning.js';
import { inWords, quoted } from '../shared/wording.js';
import { grantFix, logLine, remedyFor } from './granting.js';

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
      if (first === undefined || isKeptFromRunning(line)) continue;
      fixes ??= once(() => [
        grantFix(file, profile, line.sections[0] ?? line.directive, deciderOf(first.resolutions)),
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

/** In every world in which a handler that is there wants the option and anybody is let in. */
function isOff(resolutions: readonly Resolution[]): boolean {
  const wanting = resolutions.filter(
    ({ facts, denied, class: served }) =>
      facts?.needsExecCgi === true && denied === null && served !== 'source-disclosed' && served !== 'static',
  );
  return wanting.length > 0 && wanting.every(({ execCgi }) => !execCgi.on);
}

const isOffBy = (resolutions: readonly Resolution[], { directive }: DecidingLine): boolean =>
  isOff(resolutions) && deciderOf(resolutions)?.directive === directive;

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
  const paths = off.map((each) => each.path);
  const names = paths.map((each) => relative(folder, each));
  return {
    span: line.word.span,
    message: {
      what: `${quoted(line.word.value)} needs Options ExecCGI, and it is not in force here: ${decided}.`,
      why: forbidden(off.length < line.handed.length ? inWords(names) : line.selects),
      remedy: remedyFor(profile),
      log: logLine(line.handler, path),
    },
    related: [
      ...(decider === null
        ? []
        : [{ path: decider.path, span: decider.directive.span, message: decider.effect }]),
      ...(line.handed.length === 0 ? [] : filesConcerned(paths, answered)),
    ],
  };
}

const answered = 'answered 403';

/** Options lines of this file that take ExecCGI from scripts which a file above it hands to a handler. */
function* atOptions({ site, file, profile }: HtaccessContext): Generator<Finding> {
  const folder = folderOf(file.path);
  const told = new Set<Directive>();
  const scripts = [...site.scripts.keys()].filter((path) => isWithin(folder, path));
  for (const path of scripts) {
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
      related: [
        { path: handing.path, span: handing.directive.span, message: handing.effect },
        ...filesConcerned(
          scripts.filter((each) => isOffBy(resolve(site, each, profile), decider)),
          answered,
        ),
      ],
      fixes: () => [grantFix(file, profile, decider.directive, decider)],
    };
  }
}

const forbidden = (what: string): string => `Every request for ${quoted(what)} is answered "403 Forbidden".`;
