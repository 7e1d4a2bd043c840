import type { Conversion } from '../../conversions/conversion.js';
import { displayPathFrom } from '../displayPath.js';
import type { Outside } from '../outside.js';
import type { PlannedConversion } from '../plannedConversion.js';
import { styleOf } from '../style.js';
import type { SuggestCommand } from '../suggestedCommand.js';
import { labelled, paragraph } from '../text/paragraph.js';
import { shellWord } from '../text/shellWord.js';
import { visible } from '../text/visible.js';
import { jsonText } from './json.js';

/** A target, and what it would do at the path. */
export interface ConsideredTarget {
  readonly conversion: Conversion;
  readonly plan: PlannedConversion;
}

/** `convert --list` for a person: what is possible, with its command, and what is not, with the reason. */
export function targetsAsText(
  path: string,
  considered: readonly ConsideredTarget[],
  suggest: SuggestCommand,
  { terminal, currentFolder }: Outside,
): string {
  const style = styleOf(terminal);
  const { width } = terminal;
  const shown = displayPathFrom(currentFolder)(path);
  const hanging = Math.max(...considered.map(({ plan }) => plan.target.length)) + 2;
  const entry = (label: string, text: string, paint: (text: string) => string): readonly string[] =>
    labelled(label, text, { indent: 0, hanging, width, paint });
  const lines = considered.flatMap(({ conversion, plan: { target, converted, declined } }) => [
    ...entry(target, conversion.summary, converted.length > 0 ? style.strong : style.quiet),
    ...converted.flatMap(({ title, because }) => paragraph(`${title}: ${because}`, hanging, width)),
    ...(converted.length > 0
      ? commands(shown, conversion, suggest).map(
          (command) => ' '.repeat(hanging) + style.command(visible(command)),
        )
      : []),
    ...declined.flatMap(({ reason }) => paragraph(`not here: ${reason}`, hanging, width)),
    ...(converted.length + declined.length === 0
      ? paragraph('nothing here starts a process for every request', hanging, width)
      : []),
  ]);
  return `${lines.join('\n')}\n`;
}

/** One for each server that the target has a choice of. */
function commands(path: string, { target, servers }: Conversion, suggest: SuggestCommand): readonly string[] {
  const words = [shellWord(path), '--to', target];
  return servers.length === 0
    ? [suggest('convert', words)]
    : servers.map((server) => suggest('convert', [...words, '--server', server]));
}

/** `convert --list --format json` */
export function targetsAsJson(
  path: string,
  considered: readonly ConsideredTarget[],
  { currentFolder }: Outside,
): string {
  const displayPath = displayPathFrom(currentFolder);
  return jsonText({
    version: 1,
    path: displayPath(path),
    targets: considered.map(({ conversion, plan }) => ({
      target: plan.target,
      summary: conversion.summary,
      servers: conversion.servers,
      possible: plan.converted.length > 0,
      conversions: plan.converted.map(({ invitation, title, because, steps }) => ({
        path: displayPath(invitation.file.path),
        line: invitation.line.line.firstLine,
        title,
        because,
        steps,
      })),
      declined: plan.declined.map(({ invitation, reason }) => ({
        path: displayPath(invitation.file.path),
        line: invitation.line.line.firstLine,
        reason,
      })),
    })),
  });
}
