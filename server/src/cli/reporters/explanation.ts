import type { HandlerClass } from '../../site/handlerMap.js';
import { type DisplayPath, displayPathFrom } from '../displayPath.js';
import type { ExplainedLine, Explanation, ServedAs } from '../explain.js';
import type { Outside } from '../outside.js';
import { styleOf } from '../style.js';
import { labelled } from '../text/paragraph.js';
import { visible } from '../text/visible.js';
import { jsonText } from './json.js';

const meanings: Readonly<Record<HandlerClass, string>> = {
  'per-request': 'every request starts a new process',
  persistent: 'a program that stays in memory answers',
  static: 'the file is sent as it is',
  refused: 'every request is answered with 500',
  forbidden: 'every request is answered with 403',
  'source-disclosed': "visitors get the program's source",
};

export function explanationsAsText(
  explanations: readonly Explanation[],
  { terminal, currentFolder }: Outside,
): string {
  const style = styleOf(terminal);
  const displayPath = displayPathFrom(currentFolder);
  const entry = (label: string, text: string): readonly string[] =>
    labelled(label, text, { indent: 2, hanging: 11, width: terminal.width, paint: style.quiet });
  const servedAs = (label: string, served: ServedAs): readonly string[] => [
    ...entry(
      label,
      `${served.handler ?? "Apache's own default"}: ${meanings[served.class]} (${served.class})`,
    ),
    ...served.because.flatMap(({ path, line, text, effect }) => [
      ...entry('because', `${displayPath(path)}:${line}  ${effect}`),
      `${' '.repeat(11)}${style.command(visible(text))}`,
    ]),
  ];
  if (explanations.length === 0) return 'No script here that a handler serves.\n';
  const blocks = explanations.map(({ path, answer, error }) => [
    style.place(visible(displayPath(path))),
    ...(error === null ? [] : entry('error', error)),
    ...(answer === null ? [] : servedAs('handler', answer)),
    ...(answer?.otherwise == null ? [] : servedAs('or', answer.otherwise)),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

export function explanationsAsJson(explanations: readonly Explanation[], { currentFolder }: Outside): string {
  const displayPath = displayPathFrom(currentFolder);
  const files = explanations.map(({ path, answer, error }) => ({
    path: displayPath(path),
    ...(answer === null
      ? { handler: null, class: null, because: [], otherwise: null }
      : {
          ...servedAsJson(answer, displayPath),
          otherwise: answer.otherwise === null ? null : servedAsJson(answer.otherwise, displayPath),
        }),
    ...(error === null ? {} : { error }),
  }));
  return jsonText({ version: 1, files });
}

const servedAsJson = ({ handler, class: served, because }: ServedAs, displayPath: DisplayPath): object => ({
  handler,
  class: served,
  because: because.map((line: ExplainedLine) => ({ ...line, path: displayPath(line.path) })),
});
