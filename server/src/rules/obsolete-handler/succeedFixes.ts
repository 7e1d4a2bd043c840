import { handlerFacts } from '../../apache/handlers.js';
import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { markerBlockAt } from '../../site/insertionPoint.js';
import { addOptions } from '../../site/neededOptions.js';
import type { HtaccessContext } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { handingLines } from '../shared/handingLines.js';
import type { HandlerName } from '../shared/handlerNames.js';

interface FormerName extends Pick<HandlerName, 'directive' | 'sections' | 'word'> {
  readonly successor: string | null;
}

/** The successor's name in the old one's place, with the Options that it wants. None in a hosting panel's block. */
export function succeedFixes(
  { directive, sections, word, successor }: FormerName,
  { site, file, profile }: HtaccessContext,
): readonly Fix[] {
  if (successor === null || markerBlockAt(file, word.span.start) !== null) return [];
  const line = handingLines(site, file, profile).find((each) => each.directive === directive);
  const [fullest] = line?.example?.resolutions ?? [];
  const wantsOption = handlerFacts(successor)?.needsExecCgi === true && fullest?.execCgi.on === false;
  const decider = fullest?.execCgi.line ?? null;
  const options = wantsOption
    ? addOptions(
        ['ExecCGI'],
        file,
        fileStyleOf(file.document),
        sections[0] ?? directive,
        decider?.path === file.path ? decider.directive : null,
      )
    : [];
  return [
    unsafeFix(
      `Write ${successor}`,
      wantsOption
        ? 'Where the new module is absent the files are still sent as source; and a server that does not let .htaccess files set Options (AllowOverride) answers 500.'
        : 'Where the new module is absent the files are still sent as source.',
      editFile(file.path, { span: word.span, newText: successor }, ...options),
    ),
  ];
}
