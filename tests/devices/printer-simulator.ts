import type { Paper } from './interpret-escpos.ts';
import { type PaperState, PrinterModel, type PrinterModelOptions } from './printer-model.ts';
import { openPty } from './pty.ts';

/** A receipt printer over a pseudo-terminal. */
export interface PrinterSimulator {
  /** The serial path to configure. */
  readonly path: string;
  readonly model: PrinterModel;
  /** What was printed, as bytes, text and parts. */
  bytes(): Buffer;
  text(): string;
  paper(): Paper;
  setPaper(paper: PaperState): void;
  setCover(isOpen: boolean): void;
  /** Sends bytes to the till out of order, as a noisy line does. */
  sendGarbage(bytes: Uint8Array): void;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  /** Stops reading the line altogether, so that the till's writes block. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** Starts a printer with a 4 KB buffer, paper and a closed cover, unless told otherwise. */
export async function startPrinterSimulator(
  options: PrinterModelOptions = {},
): Promise<PrinterSimulator> {
  const pty = await openPty('printer');
  const model = new PrinterModel(options);
  model.onAnswer = (bytes) => pty.send(bytes);
  pty.onData((bytes) => model.receive(bytes));
  return {
    path: pty.path,
    model,
    bytes: () => Buffer.from(model.printed),
    text: () => model.text(),
    paper: () => model.paper(),
    setPaper: (paper) => model.setPaper(paper),
    setCover: (isOpen) => model.setCover(isOpen),
    sendGarbage: (bytes) => pty.send(bytes),
    unplug: () => pty.unplug(),
    replug: () => pty.replug(),
    freeze: () => pty.freeze(),
    thaw: () => pty.thaw(),
    stop: async () => {
      model.stop();
      await pty.stop();
    },
  };
}
