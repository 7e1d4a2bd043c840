import { createConnection, type Socket } from 'node:net';

/**
 * What came of a request: the status that was answered; `crashed` where the process that read it died twice;
 * `slow` where no answer came in time.
 */
export type RequestOutcome = number | 'crashed' | 'slow';

/** Asks one server for one path after the other, over a connection that is kept while the server keeps it. */
export interface StatusRequests {
  /** One at a time. @param path as it stands in the request line. */
  statusOf(path: string): Promise<RequestOutcome>;
  close(): void;
}

const longestWait = 10_000;

/**
 * Requests are HEAD: an answer without a body ends with its headers, whatever sent it.
 *
 * @param isKept whether a connection serves more than one request
 */
export function statusRequests(port: number, isKept: boolean): StatusRequests {
  let connection: Connection | null = null;

  async function attempt(path: string): Promise<RequestOutcome> {
    // The server may have closed it since.
    if (connection === null || connection.isOver) connection = new Connection(port);
    const outcome = await connection.ask(path, isKept);
    if (connection.isOver) connection = null;
    return outcome;
  }
  return {
    async statusOf(path) {
      const outcome = await attempt(path);
      // A kept connection may have been closed by the server in the meantime.
      return outcome === 'crashed' ? attempt(path) : outcome;
    },
    close: () => connection?.end(),
  };
}

class Connection {
  isOver = false;
  private readonly socket: Socket;
  private received = '';
  private settle: ((outcome: RequestOutcome) => void) | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(port: number) {
    this.socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    this.socket.setEncoding('latin1');
    this.socket.on('data', (text: string) => this.read(text));
    this.socket.on('error', () => this.finish('crashed'));
    this.socket.on('close', () => this.finish('crashed'));
    this.timer = setTimeout(() => this.finish('slow'), longestWait).unref();
  }

  ask(path: string, isKept: boolean): Promise<RequestOutcome> {
    return new Promise((resolve) => {
      this.settle = resolve;
      this.received = '';
      this.timer.refresh();
      const close = isKept ? '' : 'Connection: close\r\n';
      this.socket.write(`HEAD ${path} HTTP/1.1\r\nHost: localhost\r\n${close}\r\n`);
    });
  }

  end(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    this.socket.destroy();
  }

  private read(text: string): void {
    this.received += text;
    for (;;) {
      const end = this.received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const status = Number(this.received.slice(9, 12));
      if (status >= 100 && status < 200 && status !== 101) {
        this.received = this.received.slice(end + 4);
        continue;
      }
      // What follows an answer without a body would be taken for the next answer.
      const isClean = end + 4 === this.received.length;
      const isKept = isClean && !/\r\nConnection: (?:close|upgrade)/i.test(this.received);
      this.answered(status, isKept);
      return;
    }
  }

  private answered(status: number, isKept: boolean): void {
    const { settle } = this;
    this.settle = null;
    if (!isKept) this.end();
    settle?.(status);
  }

  private finish(outcome: RequestOutcome): void {
    const { settle } = this;
    this.settle = null;
    this.end();
    settle?.(outcome);
  }
}
