import type { ServerProfile } from '../../apache/profile.js';
import { fileIndexOf } from '../../site/fileIndex.js';
import { resolve } from '../../site/handlerMap.js';
import { folderOf, join, nameOf } from '../../text/path.js';
import type { Finding, ScriptContext, Severity } from '../rule.js';
import { firstLine, isProgram, programKind } from '../shared/cgiScript.js';
import { cgiScriptRule } from '../shared/cgiScriptRule.js';
import { displayOnlyFix, safeFix } from '../shared/fixes.js';
import { octal } from '../shared/octal.js';
import { quoted } from '../shared/wording.js';

/** A CGI script that others than its owner may change: what suEXEC refuses, and what lets others in. */
export const unsafePermissions = cgiScriptRule({
  name: 'unsafe-permissions',
  severity: 'warning',
  summary: 'Others than its owner may change a CGI script, or its folder: a risk, and refused by suEXEC.',
  isAboutStart: true,

  *check(context: ScriptContext) {
    const { mode, folderMode } = context.file;
    if (mode === null || !isProgram(context)) return;
    const severity = severityOf(mode & (others | setsId), context.profile);
    if (severity !== null) yield ofFile(context, mode, severity);
    const ofFolder = severityOf((folderMode ?? 0) & others, context.profile);
    if (folderMode !== null && ofFolder !== null && isFirstOfFolder(context)) {
      yield inFolder(context, folderMode, ofFolder);
    }
  },
});

const group = 0o020;
const everybody = 0o002;
const others = group | everybody;
const setsId = 0o6000;

/** A group may be its owner's alone: only suEXEC minds, which may be there or not. */
function severityOf(bits: number, { software, modules }: ServerProfile): Severity | null {
  if ((bits & everybody) !== 0) return 'warning';
  if (bits === 0 || software !== 'apache') return null;
  if (modules === null) return 'info';
  return modules.has('suexec') ? 'warning' : null;
}

const refusal = 'Where the server runs scripts as their owner (suEXEC), it refuses this one: 500.';

const risk =
  'Whoever has an account on the machine, or finds a hole in any site there, can put another program in its place, which visitors then run.';

const whyOf = (mode: number): string => ((mode & everybody) === 0 ? refusal : `${risk} ${refusal}`);

const byWhom = (mode: number): string => ((mode & everybody) === 0 ? 'its group' : 'everybody');

function ofFile(context: ScriptContext, mode: number, severity: Severity): Finding {
  const { path, script } = context.file;
  const name = nameOf(path);
  const isShared = (mode & others) !== 0;
  const wanted = mode & ~(others | setsId);
  return {
    span: firstLine(script.text),
    severity,
    message: {
      what: isShared
        ? `${quoted(name)} is run as ${programKind(context)}, and its permissions (${octal(mode)}) let ${byWhom(mode)} change it.`
        : `${quoted(name)} is run as ${programKind(context)}, and its permissions (${octal(mode)}) have a bit that means "run as its owner or group", which the system heeds for no script.`,
      why: whyOf(mode & others),
      remedy: `Set its permissions to ${octal(wanted)}: "chmod ${octal(wanted)} ${name}", or in the file properties of an FTP program.`,
      log: 'suexec policy violation: see suexec log for more details',
    },
    fixes: () => [safeFix(`Set the permissions to ${octal(wanted)}`, { kind: 'mode', path, mode: wanted })],
  };
}

function inFolder({ file }: ScriptContext, mode: number, severity: Severity): Finding {
  const folder = folderOf(file.path);
  const name = nameOf(folder);
  const wanted = octal(mode & ~others);
  const command = `chmod ${wanted} ${name}`;
  return {
    span: firstLine(file.script.text),
    severity,
    message: {
      what: `Programs are run in the folder ${quoted(name)}, whose permissions (${octal(mode)}) let ${byWhom(mode)} change what is in it.`,
      why: whyOf(mode),
      remedy: `Set the folder's permissions to ${wanted}: "${command}", or in its properties in an FTP program.`,
      log: 'suexec policy violation: see suexec log for more details',
    },
    fixes: () => [
      displayOnlyFix(
        `Set the permissions of the folder to ${wanted}`,
        'A program of the site that writes files into this folder may need them as they are.',
        {
          text: 'Run this in the folder above it:',
          snippet: { place: 'a shell on the server', text: command },
        },
      ),
    ],
  };
}

/** The folder is told of once, at the first of its programs. */
function isFirstOfFolder(context: ScriptContext): boolean {
  const { file, site, profile } = context;
  const folder = folderOf(file.path);
  const earlier = [...fileIndexOf(site).namesIn(folder)].filter((name) => name < nameOf(file.path));
  return !earlier.some((name) => {
    const other = site.scripts.get(join(folder, name));
    return (
      other !== undefined &&
      isProgram({ ...context, file: other }) &&
      resolve(site, other.path, profile).some(
        ({ handler }) => handler === 'cgi-script' || handler === 'fcgid-script',
      )
    );
  });
}
