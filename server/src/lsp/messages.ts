import {
  type Connection,
  MessageType,
  ShowMessageNotification,
  type ShowMessageParams,
} from 'vscode-languageserver';

const types: Readonly<Record<'error' | 'warning' | 'info', MessageType>> = {
  error: MessageType.Error,
  warning: MessageType.Warning,
  info: MessageType.Info,
};

/** Shows the person a message that asks for no answer: clients without dialogues know it too. */
export function showMessage(connection: Connection, kind: keyof typeof types, message: string): void {
  const params: ShowMessageParams = { type: types[kind], message };
  logFailure(connection, connection.sendNotification(ShowMessageNotification.method, params));
}

/** An error for the log: where it came from, as far as is known. */
export const described = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** Logs the failure of something that nobody waits for: a client that refuses a request is no reason to end. */
export function logFailure(connection: Connection, action: Promise<unknown>): void {
  action.catch((error: unknown) => connection.console.error(described(error)));
}
