import type { ServerProfile } from '../../apache/profile.js';
import type { Fix } from '../../site/change.js';
import { addExecCgi } from '../../site/execCgi.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import type { Resolution } from '../../site/handlerMap.js';
import type { HtaccessFile } from '../../site/site.js';
import { once } from '../../text/once.js';
import { folderOf, relative } from '../../text/path.js';
import type { Finding, HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';
import { type HandingLine, handingLines } from '../shared/handingLines.js';
import { quoted } from '../shared/wording.js';

/** A handler that wants `Options ExecCGI` where it is not in force: every request is answered 403. */
export const execcgiOff: HtaccessRule = {
  name: 'execcgi-off',
  target: 'htaccess',
  severity: 'error',
  summary: 'A handler runs programs where Options ExecCGI is not in force: 403.',

  *check(context: HtaccessContext) {
    const { site, file, profile } = context;
    const lines = handingLines(site, file, profile).filter(
      ({ example }) => example !== null && isOff(example.resolutions),
    );
    const [first] = lines;
    if (first === undefined) return;
    // One line of Options is enough for all lines that want it.
    const fixes = once(() => [fix(file, profile, first)]);
    for (const line of lines) yield { ...finding(context, line), fixes };
  },
};

/** In every world in which a handler wants the option. */
function isOff(resolutions: readonly Resolution[]): boolean {
  const wanting = resolutions.filter(({ facts }) => facts?.needsExecCgi === true);
  return wanting.length > 0 && wanting.every(({ execCgi }) => !execCgi.on);
}

function finding({ file, profile }: HtaccessContext, line: HandingLine): Finding {
  const path = line.example?.path ?? file.path;
  const decider = line.example?.resolutions[0]?.execCgi.line ?? null;
  const decided =
    decider === null
      ? 'no Options line of this site switches it on'
      : `line ${decider.directive.line.lastLine} of ${quoted(relative(folderOf(file.path), decider.path))} ${decider.effect}`;
  return {
    span: line.word.span,
    message: {
      what: `${quoted(line.word.value)} needs Options ExecCGI, and it is not in force here: ${decided}.`,
      why: `Every request for ${quoted(line.selects)} is answered "403 Forbidden".`,
      remedy:
        profile.options === null
          ? 'Add "Options +ExecCGI". Leave it out only if the server\'s own configuration already grants ExecCGI to this folder.'
          : 'Add "Options +ExecCGI".',
      log: logLine(line.handler, path),
    },
    ...(decider !== null && {
      related: [{ path: decider.path, span: decider.directive.span, message: decider.effect }],
    }),
  };
}

function fix(file: HtaccessFile, profile: ServerProfile, { directive, sections }: HandingLine): Fix {
  const title = 'Add Options +ExecCGI';
  const change = editFile(
    file.path,
    ...addExecCgi(file, fileStyleOf(file.document), sections[0] ?? directive),
  );
  if (profile.allowOverride?.has('Options') === true) return safeFix(title, change);
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
