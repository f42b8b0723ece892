import { type PrinterSimulator, startPrinterSimulator } from '../printer-simulator.ts';
import { type ByHand, CABLE_HELP, moveCable, type Say } from './by-hand.ts';

const LOOK_EVERY_MS = 100;
const GARBAGE_BYTES = 200;

/** A receipt printer with a buffer of `bufferBytes`; what it prints is shown as text. */
export async function printerByHand(
  say: Say,
  options: { readonly bufferBytes?: number },
): Promise<ByHand> {
  const printer = await startPrinterSimulator({ bytesPerSecond: 5000, ...options });
  const stopShowing = showPaper(printer, say);
  return {
    path: printer.path,
    help: [
      'paper out | near | in',
      'cover open | close',
      'silence | speak    whether it answers the till',
      'garbage            noise on the line',
      'freeze | thaw      whether it takes bytes',
      'state              what it has received',
      ...CABLE_HELP,
    ],
    async type(line) {
      if (line === 'garbage') printer.sendGarbage(noise());
      else if (line === 'state') say(stateOf(printer));
      else return setCondition(printer, line) || moveCable(printer, line);
      return true;
    },
    async stop() {
      stopShowing();
      await printer.stop();
    },
  };
}

function setCondition(printer: PrinterSimulator, line: string): boolean {
  const conditions: Readonly<Record<string, () => void>> = {
    'paper out': () => printer.setPaper('out'),
    'paper near': () => printer.setPaper('near-end'),
    'paper in': () => printer.setPaper('ok'),
    'cover open': () => printer.setCover(true),
    'cover close': () => printer.setCover(false),
    silence: () => {
      printer.model.isSilent = true;
    },
    speak: () => {
      printer.model.isSilent = false;
    },
    freeze: () => printer.freeze(),
    thaw: () => printer.thaw(),
  };
  const set = conditions[line];
  set?.();
  return set !== undefined;
}

/** Shows each line as it comes out, each cut and each opening of the drawer. */
function showPaper(printer: PrinterSimulator, say: Say): () => void {
  let bytes = 0;
  let lines = 0;
  let cuts = 0;
  let kicks = 0;
  const look = () => {
    if (printer.model.drawerKicks > kicks) say('  [the drawer opens]');
    kicks = printer.model.drawerKicks;
    if (printer.model.printed.length === bytes) return;
    bytes = printer.model.printed.length;
    const paper = printer.paper();
    for (const { text } of paper.lines.slice(lines)) say(`  | ${text}`);
    lines = paper.lines.length;
    if (paper.cuts > cuts) say('  ✂ -----------------------------------------------');
    cuts = paper.cuts;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

function stateOf({ model }: PrinterSimulator): string {
  const { received, printed, lostBytes, drawerKicks } = model;
  return (
    `received ${received.length} bytes, printed ${printed.length}, lost ${lostBytes}; ` +
    `drawer opened ${drawerKicks} times; ${model.isSilent ? 'silent' : 'answers'}`
  );
}

function noise(): Uint8Array {
  return Uint8Array.from({ length: GARBAGE_BYTES }, () => Math.floor(Math.random() * 256));
}
