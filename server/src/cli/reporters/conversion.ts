import type { Site } from '../../site/site.js';
import { folderOf } from '../../text/path.js';
import { displayPathFrom } from '../displayPath.js';
import type { Outside } from '../outside.js';
import type { PlannedConversion } from '../plannedConversion.js';
import { labelled, paragraph } from '../text/paragraph.js';
import { shellWord } from '../text/shellWord.js';
import { visible } from '../text/visible.js';
import type { ChangedFile } from '../workingCopy.js';
import { JsonShapes, jsonText } from './json.js';
import type { Layout } from './pretty.js';
import { stepLines } from './steps.js';

/** What is going to change and what is left to the person. */
export const planLines = (plan: PlannedConversion, layout: Layout): readonly string[] =>
  plan.converted
    .flatMap(({ title, because }, at) => [
      ...(at > 0 ? [''] : []),
      ...paragraph(title, 0, layout.width).map(layout.style.strong),
      ...paragraph(because, 2, layout.width),
    ])
    .concat(leftToDo(plan, layout));

/** What was done, and what to do next. */
export function writtenLines(
  plan: PlannedConversion,
  files: readonly ChangedFile[],
  backup: string | null,
  layout: Layout,
): readonly string[] {
  const { displayPath, style } = layout;
  const done = files.flatMap((file) => {
    const path = visible(displayPath(file.path));
    const verb = file.oldText === null ? 'created' : 'changed';
    return [
      ...(file.newText === file.oldText ? [] : [`  ${style.quiet(verb)}  ${path}`]),
      ...(file.newMode === null
        ? []
        : [`  ${style.quiet('mode')}     ${path} is now ${octal(file.newMode)}`]),
    ];
  });
  const folders = [...new Set(plan.converted.map(({ invitation }) => folderOf(invitation.file.path)))];
  const kept =
    backup === null
      ? []
      : [`  ${style.quiet('kept')}     the old files are in ${visible(displayPath(backup))}`];
  return [
    ...plan.converted.flatMap(({ title }) => paragraph(title, 0, layout.width).map(style.strong)),
    ...done,
    ...kept,
    ...leftToDo(plan, layout),
    '',
    'See how the scripts are served now:',
    ...folders.map(
      (folder) => `  ${style.command(layout.suggest('explain', [shellWord(displayPath(folder))]))}`,
    ),
  ];
}

function leftToDo(plan: PlannedConversion, layout: Layout): readonly string[] {
  const steps = plan.converted.flatMap((line) => line.steps);
  if (steps.length === 0) return [];
  return [
    '',
    'Left to you:',
    ...steps.flatMap((step, at) => {
      const [first = '', ...rest] = stepLines(step, 5, layout);
      return [`${`${at + 1}.`.padStart(4)} ${first.slice(5)}`, ...rest];
    }),
  ];
}

/** Why nothing is changed, or why a line is left as it is. */
export function reasonLines(path: string, plan: PlannedConversion, layout: Layout): readonly string[] {
  const { converted, declined, target } = plan;
  if (converted.length === 0 && declined.length === 0) {
    return paragraph(nothingToConvert(visible(layout.displayPath(path))), 0, layout.width);
  }
  return declined.flatMap(({ invitation, reason }) =>
    labelled(
      target,
      `${layout.displayPath(invitation.file.path)}:${invitation.line.line.firstLine}: ${reason}`,
      { indent: 0, hanging: target.length + 2, width: layout.width, paint: layout.style.quiet },
    ),
  );
}

const nothingToConvert = (path: string): string =>
  `No line in force for ${path} starts a process for every request: there is nothing to convert.`;

export interface CarriedOut {
  readonly path: string;
  readonly server: string | null;
  readonly plan: PlannedConversion;
  readonly files: readonly ChangedFile[];
  readonly written: boolean;
  readonly site: Site;
}

/** `convert --format json`. `reason` is null where something is converted. */
export function conversionAsJson(
  { path, server, plan, files, written, site }: CarriedOut,
  { currentFolder }: Outside,
): string {
  const displayPath = displayPathFrom(currentFolder);
  const { converted, declined, target, changes } = plan;
  const reasons = declined.map(({ invitation, reason }) => ({
    path: displayPath(invitation.file.path),
    line: invitation.line.line.firstLine,
    reason,
  }));
  const reason =
    reasons.length > 0 ? reasons.map((each) => each.reason).join('\n') : nothingToConvert(displayPath(path));
  return jsonText({
    version: 1,
    path: displayPath(path),
    target,
    server,
    written,
    conversions: converted.map(({ invitation, title, because }) => ({
      path: displayPath(invitation.file.path),
      line: invitation.line.line.firstLine,
      title,
      because,
    })),
    files: files.map((file) => ({
      path: displayPath(file.path),
      kind: file.oldText === null ? 'create' : file.newText === file.oldText ? 'mode' : 'edit',
      mode: file.newMode === null ? null : octal(file.newMode),
    })),
    changes: new JsonShapes(site, displayPath).changes(changes),
    steps: converted.flatMap(({ steps }) => steps),
    reason: converted.length > 0 ? null : reason,
    declined: reasons,
  });
}

const octal = (mode: number): string => mode.toString(8);
