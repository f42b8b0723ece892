import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { summarise } from './percentiles.ts';
import { duration } from './figures.ts';

const BUSY = ': BUSIER THAN IT HAS CORES. Judge ratios only; times in ms and s need a calm machine';

/** What the figures were measured on, in lines for the reader. */
export function describeMachine(folder: string): string[] {
  const cpu = cpus()[0]?.model.trim() ?? 'unknown processor';
  const load = loadavg()[0] ?? 0;
  const isBusy = load > availableParallelism();
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  return [
    `${cpu}, ${availableParallelism()} cores, ${memory} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`,
    `load before the run ${load.toFixed(2)}${isBusy ? BUSY : ''}`,
    `writing 4 KB and flushing it to this disk takes ${duration(flushMs(folder))}`,
  ];
}

/** The median of an append with fdatasync, what one durable commit cannot be faster than. */
function flushMs(folder: string): number {
  const file = join(folder, `flush-${process.pid}`);
  const descriptor = openSync(file, 'w');
  try {
    const block = Buffer.alloc(4096, 1);
    const taken: number[] = [];
    for (let turn = 0; turn < 100; turn += 1) {
      const startedAt = performance.now();
      writeSync(descriptor, block);
      fdatasyncSync(descriptor);
      taken.push(performance.now() - startedAt);
    }
    return summarise(taken).p50;
  } finally {
    closeSync(descriptor);
    rmSync(file, { force: true });
  }
}
