import type { Terminal } from '../../../server/src/cli/terminal.js';

/** A terminal that keeps what is written to it. */
export class MemoryTerminal implements Terminal {
  results = '';
  messages = '';
  readonly interactive: boolean;
  readonly colors: boolean;
  readonly width = 80;

  constructor({ person = false }: { readonly person?: boolean } = {}) {
    this.interactive = person;
    this.colors = person;
  }

  write(result: string | Uint8Array): void {
    this.results += typeof result === 'string' ? result : new TextDecoder().decode(result);
  }

  say(message: string): void {
    this.messages += `${message}\n`;
  }
}
