import { randomFillSync } from 'node:crypto';

/** Random bytes for ids, taken from the system in blocks, because a sale needs a dozen of them. */
export function randomPool(blockBytes = 4096): (count: number) => Uint8Array {
  const block = new Uint8Array(blockBytes);
  let used = blockBytes;
  return (count) => {
    if (used + count > blockBytes) {
      randomFillSync(block);
      used = 0;
    }
    used += count;
    return block.slice(used - count, used);
  };
}
