interface Answer {
  readonly id?: number;
  readonly error?: { readonly message: string };
  readonly result?: {
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
  };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * One page of the app over the DevTools protocol, by which code is run in it and nothing else:
 * no test driver's scripts, listeners and memory beside what is measured.
 */
export class DevtoolsPage {
  private readonly socket: WebSocket;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.addEventListener('message', ({ data }) => this.receive(JSON.parse(String(data))));
    socket.addEventListener('close', () => {
      for (const waiting of this.waiting.values()) waiting.reject(new Error('The page is gone'));
      this.waiting.clear();
    });
  }

  static async connect(url: string): Promise<DevtoolsPage> {
    const socket = new WebSocket(url);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error(`No page at ${url}`)));
    });
    return new DevtoolsPage(socket);
  }

  /** The value of an expression in the page; promises are awaited, exceptions throw here. */
  evaluate(expression: string): Promise<unknown> {
    const id = this.nextId;
    this.nextId += 1;
    const params = { expression, awaitPromise: true, returnByValue: true };
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
    });
  }

  close(): void {
    this.socket.close();
  }

  private receive(answer: Answer): void {
    const waiting = this.waiting.get(answer.id ?? 0);
    if (waiting === undefined) return;
    this.waiting.delete(answer.id ?? 0);
    const { error, result } = answer;
    const thrown = result?.exceptionDetails?.exception?.description;
    if (error !== undefined) waiting.reject(new Error(error.message));
    else if (result?.exceptionDetails !== undefined) {
      waiting.reject(new Error(thrown ?? 'The page threw'));
    } else waiting.resolve(result?.result?.value);
  }
}
