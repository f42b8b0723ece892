import { readdirSync, readFileSync } from 'node:fs';

/** What a process holds of the memory. */
export interface ProcessMemory {
  readonly pid: number;
  /** What Chromium calls it: browser, renderer, gpu-process, utility … */
  readonly kind: string;
  /** Proportional share: pages that several processes map are divided among them. */
  readonly pssMb: number;
  readonly rssMb: number;
}

/** A process and everything it started. */
export function familyOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = readQuietly(`/proc/${entry}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const family: number[] = [];
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    family.push(pid);
    open.push(...(children.get(pid) ?? []));
  }
  return family;
}

/** The memory of a process and everything it started (Linux: /proc/PID/smaps_rollup). */
export function memoryOf(root: number): ProcessMemory[] {
  return familyOf(root).flatMap((pid) => {
    const rollup = readQuietly(`/proc/${pid}/smaps_rollup`);
    if (rollup === '') return [];
    const kind = /--type=([\w-]+)/.exec(readQuietly(`/proc/${pid}/cmdline`))?.[1] ?? 'browser';
    return [{ pid, kind, pssMb: field(rollup, 'Pss'), rssMb: field(rollup, 'Rss') }];
  });
}

function field(rollup: string, name: string): number {
  const match = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup);
  return Number(match?.[1] ?? 0) / 1024;
}

/** A process may end between being listed and being read. */
function readQuietly(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
