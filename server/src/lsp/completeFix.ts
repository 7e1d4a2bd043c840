import type { Connection } from 'vscode-languageserver';
import { showMessage } from './messages.js';
import { pathOf } from './paths.js';
import type { FileMode, GuidedStep } from './protocol.js';
import type { ServerHost } from './serverHost.js';
import type { Workspace } from './workspace.js';

/** Bits that a fix may set: never set-user-id or its kin. */
const permissionBits = 0o777;

/** Runs the command behind a fix: what no edit can do, and what is left to the person. */
export const completeFix =
  (connection: Connection, setMode: ServerHost['setMode'], workspace: Workspace, changed: () => void) =>
  async (argument: unknown): Promise<null> => {
    const modes = listIn(argument, 'modes').filter(isFileMode);
    for (const { uri, mode } of modes) {
      const path = pathOf(uri);
      if (setMode === null || !workspace.isOurs(path)) {
        showMessage(connection, 'error', `Handler Doctor cannot set the mode of ${path}.`);
        continue;
      }
      try {
        await setMode(path, mode & permissionBits);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        showMessage(connection, 'error', `The mode of ${path} could not be set: ${reason}`);
      }
    }
    if (modes.length > 0) changed();
    const text = guidance(argument);
    if (text !== '') showMessage(connection, 'info', text);
    return null;
  };

function guidance(argument: unknown): string {
  const steps = listIn(argument, 'steps').filter(isStep);
  const because = fieldOf(argument, 'because');
  return [
    ...(steps.length > 0 && typeof because === 'string' ? [because] : []),
    ...steps.flatMap(({ text, snippet }) =>
      snippet === null ? [text] : [`${text}\n${snippet.place}:\n${snippet.text}`],
    ),
  ].join('\n\n');
}

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, field) : undefined;

function listIn(value: unknown, field: string): readonly unknown[] {
  const list = fieldOf(value, field);
  return Array.isArray(list) ? list : [];
}

const isFileMode = (value: unknown): value is FileMode =>
  typeof fieldOf(value, 'uri') === 'string' && Number.isInteger(fieldOf(value, 'mode'));

function isStep(value: unknown): value is GuidedStep {
  const snippet = fieldOf(value, 'snippet');
  return (
    typeof fieldOf(value, 'text') === 'string' &&
    (snippet === null ||
      (typeof fieldOf(snippet, 'place') === 'string' && typeof fieldOf(snippet, 'text') === 'string'))
  );
}
