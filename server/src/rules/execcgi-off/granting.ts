import { isOptionGrantedInWords } from '../../apache/overrides.js';
import type { ServerProfile } from '../../apache/profile.js';
import type { Fix } from '../../site/change.js';
import type { DecidingLine } from '../../site/decidingLine.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { addOptions } from '../../site/neededOptions.js';
import type { HtaccessFile } from '../../site/site.js';
import type { Directive, Section } from '../../syntax/htaccess/nodes.js';
import { editFile, safeFix, unsafeFix } from '../shared/fixes.js';

export const remedyFor = ({ options }: ServerProfile): string =>
  options === null
    ? 'Add "Options +ExecCGI". Leave it out only if the server\'s own configuration already grants ExecCGI to this folder.'
    : 'Add "Options +ExecCGI".';

/** @param before the node above which a line may stand */
export function grantFix(
  file: HtaccessFile,
  profile: ServerProfile,
  before: Directive | Section,
  decider: DecidingLine | null,
): Fix {
  const title = 'Add Options +ExecCGI';
  const own = decider?.path === file.path ? decider.directive : null;
  const change = editFile(
    file.path,
    ...addOptions(['ExecCGI'], file, fileStyleOf(file.document), before, own),
  );
  if (isOptionGrantedInWords(profile, 'ExecCGI')) return safeFix(title, change);
  return unsafeFix(
    title,
    'A server that does not let .htaccess files set Options (AllowOverride) answers 500 to every request below the folder and logs "Options not allowed here".',
    change,
  );
}

/** Seen on a real Apache 2.4: each module has words of its own (mod_cgi's number is AH02809). */
export function logLine(handler: string, path: string): string {
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
