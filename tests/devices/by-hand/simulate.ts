// npm run simulate -- printer|scanner|display [--buffer BYTES] [--chinese]
// A device on a pseudo-terminal, to work on the till without hardware (docs/hardware.md).
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { ByHand } from './by-hand.ts';
import { displayByHand } from './display.ts';
import { printerByHand } from './printer.ts';
import { scannerByHand } from './scanner.ts';

const USAGE = 'npm run simulate -- printer|scanner|display [--buffer BYTES] [--chinese]';
const say = (text: string) => console.log(text);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { buffer: { type: 'string' }, chinese: { type: 'boolean', default: false } },
});

const device = await start(positionals[0] ?? '');
if (device === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else await serve(device);

async function start(kind: string): Promise<ByHand | null> {
  switch (kind) {
    case 'printer': {
      const bufferBytes = Number(values.buffer ?? 4096);
      return bufferBytes > 0 ? printerByHand(say, { bufferBytes }) : null;
    }
    case 'scanner':
      return scannerByHand(say);
    case 'display':
      return displayByHand(say, { isAlwaysChinese: values.chinese });
    default:
      return null;
  }
}

/** Until the input ends, `quit` is typed, or the terminal interrupts. */
async function serve(running: ByHand): Promise<void> {
  say(`Port: ${running.path}`);
  say('Set it up at the till under Devices: type this port. Commands:');
  for (const line of [...running.help, 'quit']) say(`  ${line}`);
  const input = createInterface({ input: process.stdin });
  process.once('SIGINT', () => input.close());
  process.once('SIGTERM', () => input.close());
  for await (const typed of input) {
    const line = typed.trim();
    if (line === 'quit') break;
    if (line !== '' && !(await running.type(line))) say(`There is no “${line}”.`);
  }
  await running.stop();
  process.exit();
}
