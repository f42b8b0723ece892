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

/**
 * The memory of a process and everything it started, with pages that several of them map counted
 * once. The sum of PSS says the same, unless strangers run the same program: they take their
 * share of its pages off.
 */
export function residentOnceMb(root: number): number {
  let privateKb = 0;
  const shared = new Map<string, number>();
  for (const pid of familyOf(root)) {
    for (const { mapping, ownKb, sharedKb } of mappingsOf(readQuietly(`/proc/${pid}/smaps`))) {
      privateKb += ownKb;
      shared.set(mapping, Math.max(shared.get(mapping) ?? 0, sharedKb));
    }
  }
  return [...shared.values()].reduce((sum, kb) => sum + kb, privateKb) / 1024;
}

/** The mappings of a process: files by place and offset, other memory by its address. */
function mappingsOf(
  smaps: string,
): { readonly mapping: string; readonly ownKb: number; readonly sharedKb: number }[] {
  return smaps.split(/\n(?=[0-9a-f]+-[0-9a-f]+ )/).map((block) => {
    const [, address = '', offset = '', device = '', inode = '0'] =
      /^([0-9a-f]+)-\S+ \S+ (\S+) (\S+) (\d+)/.exec(block) ?? [];
    return {
      mapping: inode === '0' ? address : `${device}/${inode}/${offset}`,
      ownKb: kilobytes(block, 'Private_Clean') + kilobytes(block, 'Private_Dirty'),
      sharedKb: kilobytes(block, 'Shared_Clean') + kilobytes(block, 'Shared_Dirty'),
    };
  });
}

/** The memory of a process and everything it started (Linux: /proc/PID/smaps_rollup). */
export function memoryOf(root: number): ProcessMemory[] {
  return familyOf(root).flatMap((pid) => {
    const rollup = readQuietly(`/proc/${pid}/smaps_rollup`);
    if (rollup === '') return [];
    const kind = /--type=([\w-]+)/.exec(readQuietly(`/proc/${pid}/cmdline`))?.[1] ?? 'browser';
    return [
      { pid, kind, pssMb: kilobytes(rollup, 'Pss') / 1024, rssMb: kilobytes(rollup, 'Rss') / 1024 },
    ];
  });
}

function kilobytes(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}

/** A process may end between being listed and being read. */
function readQuietly(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
