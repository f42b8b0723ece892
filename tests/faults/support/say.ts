import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Says one line at once: a process that is killed next has said it. */
export function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Waits for one line from the test. */
export function waitForLine(): Promise<string> {
  return new Promise((resolve) => {
    const reader = createInterface({ input: process.stdin });
    reader.once('line', (line) => {
      reader.close();
      process.stdin.unref();
      resolve(line);
    });
  });
}
