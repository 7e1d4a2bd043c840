import type { DecidingLine } from '../../site/decidingLine.js';
import { folderOf } from '../../text/path.js';
import type { Finding, RelatedPlace, ScriptContext, ScriptRule, Severity } from '../rule.js';
import { cgiResolutions, endOfOutput, fastCgiResolutions } from './cgiScript.js';

/** What a rule says of the scripts that the server runs as CGI programs. */
export interface CgiScriptRule {
  readonly name: string;
  readonly severity: Severity;
  readonly summary: string;
  /** Whether it speaks of how a program is started: then also of what mod_fcgid starts. */
  readonly isAboutStart?: true;
  /** Asked only of a script that a line hands to such a handler. */
  check(context: ScriptContext): Iterable<Finding>;
}

/**
 * A rule for scripts that run as CGI programs. Each of its findings names the line that hands the script on, since
 * without that line there would be no trouble: behind the places that the finding names itself.
 */
export const cgiScriptRule = ({ check, isAboutStart, ...metadata }: CgiScriptRule): ScriptRule => ({
  ...metadata,
  target: 'script',

  *check(context: ScriptContext) {
    const asCgi = cgiResolutions(context);
    const isFastCgi = asCgi.length === 0 && isAboutStart === true;
    const resolutions = isFastCgi ? fastCgiResolutions(context) : asCgi;
    if (resolutions.length === 0) return;
    const handing = resolutions.find(({ handlerLine }) => handlerLine !== null)?.handlerLine ?? null;
    for (const found of check(context)) {
      const finding = isFastCgi ? underFastCgi(context, found, metadata.severity) : found;
      yield handing === null || !isInSite(context, handing)
        ? finding
        : { ...finding, related: withLine(finding, handing) };
    }
  },
});

/**
 * mod_fcgid says nothing of why a program does not start. Where the server's own configuration is not known, a
 * `FcgidWrapper` in it may start another one.
 */
function underFastCgi({ file, site }: ScriptContext, finding: Finding, usual: Severity): Finding {
  const { message, severity = usual } = finding;
  const isExec = message.log?.includes(': exec of ') === true;
  return {
    ...finding,
    severity: severity === 'error' && site.server === null ? 'warning' : severity,
    message: isExec ? { ...message, log: endOfOutput(file.path) } : message,
  };
}

/** Of a file of the server's own configuration there is nothing to point at. */
const isInSite = ({ site }: ScriptContext, { path }: DecidingLine): boolean =>
  site.htaccess.get(folderOf(path))?.path === path;

const withLine = (
  { related = [] }: Finding,
  { path, directive, effect }: DecidingLine,
): readonly RelatedPlace[] => [...related, { path, span: directive.span, message: effect }];
