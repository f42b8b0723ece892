/** A step of closing, with the longest time it may take before the next one begins. */
export interface ClosingStep {
  readonly name: string;
  readonly atMostMs: number;
  readonly run: () => Promise<void> | void;
}

/**
 * Runs the steps of closing one after the other. A step that fails or takes too long is written
 * down and the next one begins: nothing may keep the store from being closed.
 */
export async function closeInOrder(
  steps: readonly ClosingStep[],
  report: (where: string, problem: unknown) => void,
): Promise<void> {
  for (const step of steps) {
    const name = `closing ${step.name}`;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        report(name, `not done after ${step.atMostMs} ms`);
        resolve();
      }, step.atMostMs);
    });
    const work = Promise.resolve()
      .then(() => step.run())
      .catch((error: unknown) => report(name, error));
    await Promise.race([work, timeout]);
    clearTimeout(timer);
  }
}
