import type { DecidingLine } from '../../site/decidingLine.js';
import { folderOf } from '../../text/path.js';
import type { Finding, RelatedPlace, ScriptContext, ScriptRule, Severity } from '../rule.js';
import { cgiResolutions } from './cgiScript.js';

/** What a rule says of the scripts that the server runs as CGI programs. */
export interface CgiScriptRule {
  readonly name: string;
  readonly severity: Severity;
  readonly summary: string;
  /** Asked only of a script that a line hands to a CGI handler. */
  check(context: ScriptContext): Iterable<Finding>;
}

/**
 * A rule for scripts that run as CGI programs. Each of its findings names the line that hands the script on, since
 * without that line there would be no trouble: behind the places that the finding names itself.
 */
export const cgiScriptRule = ({ check, ...metadata }: CgiScriptRule): ScriptRule => ({
  ...metadata,
  target: 'script',

  *check(context: ScriptContext) {
    const resolutions = cgiResolutions(context);
    if (resolutions.length === 0) return;
    const handing = resolutions.find(({ handlerLine }) => handlerLine !== null)?.handlerLine ?? null;
    for (const finding of check(context)) {
      yield handing === null || !isInSite(context, handing)
        ? finding
        : { ...finding, related: withLine(finding, handing) };
    }
  },
});

/** Of a file of the server's own configuration there is nothing to point at. */
const isInSite = ({ site }: ScriptContext, { path }: DecidingLine): boolean =>
  site.htaccess.get(folderOf(path))?.path === path;

const withLine = (
  { related = [] }: Finding,
  { path, directive, effect }: DecidingLine,
): readonly RelatedPlace[] => [...related, { path, span: directive.span, message: effect }];
