/** A person stopped the work; nothing of it is kept. */
export class TaskCancelled extends Error {
  override readonly name = 'TaskCancelled';
}

/** Throws {@link TaskCancelled} once the flag of the other thread is set. */
export function stopIfCancelled(flag: SharedArrayBuffer): void {
  if (Atomics.load(new Int32Array(flag), 0) !== 0) throw new TaskCancelled('Cancelled');
}
