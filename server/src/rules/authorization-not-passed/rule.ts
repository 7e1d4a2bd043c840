import { worldsOf } from '../../site/world.js';
import { folderOf, relative } from '../../text/path.js';
import { textOf } from '../../text/span.js';
import type { ScriptContext, ScriptRule } from '../rule.js';
import { quoted } from '../shared/wording.js';
import { isHandedOn } from './handedOn.js';
import { passIt, passingDirective } from './passingLine.js';
import { readOfAuthorization } from './reads.js';

/** Handlers that keep the Authorization header from programs, unless they are told otherwise. A proxy for HTTP passes it. */
const keepsIt = /^(cgi-script|fcgid-script|wsgi-script|proxy:(unix:[^|]*\|)?fcgi:.*)$/;

/**
 * A script looks at a header that Apache keeps from programs (`ap_add_common_vars` in the server's `util_script.c`).
 * Spoken of in the fullest world, which is the one that a converted site is made for.
 */
export const authorizationNotPassed: ScriptRule = {
  name: 'authorization-not-passed',
  target: 'script',
  severity: 'warning',
  summary: 'A script reads the Authorization header, which Apache keeps from it: nobody is let in.',

  *check(context: ScriptContext) {
    const { file, site, profile, resolutions } = context;
    const [fullest] = resolutions;
    const [world] = worldsOf(profile);
    if (fullest === undefined || world === undefined) return;
    const { handler, handlerLine, denied, class: served } = fullest;
    if (handler === null || handlerLine === null || denied !== null || !keepsIt.test(handler)) return;
    if (served === 'source-disclosed' || served === 'static') return;
    const span = readOfAuthorization(file.script);
    if (span === null || isHandedOn(site, file.path, handler, world)) return;
    const isOurs = site.htaccess.get(folderOf(handlerLine.path))?.path === handlerLine.path;
    const line = `line ${handlerLine.directive.line.lastLine} of ${quoted(relative(folderOf(file.path), handlerLine.path))}`;
    const where = isOurs
      ? `below ${line}, which ${quoted(handlerLine.effect)}`
      : `into the <Directory> section of this folder in the server's configuration, or into a .htaccess of it; ${line} ${quoted(handlerLine.effect)}`;
    yield {
      span,
      message: {
        what: `${quoted(textOf(file.script.text, span))} finds nothing: Apache does not pass the Authorization header to programs under ${quoted(handler)}.`,
        why: 'The header holds the password, so the server keeps it to itself. A visitor who logs in by it is asked again and again, or taken for a stranger.',
        remedy: `Write "${passingDirective(handler)} On" ${where}.`,
      },
      ...(isOurs && {
        related: [{ path: handlerLine.path, span: handlerLine.directive.span, message: handlerLine.effect }],
      }),
      fixes: () => passIt(context, world, handler, handlerLine),
    };
  },
};
