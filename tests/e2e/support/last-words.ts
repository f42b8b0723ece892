import { stripVTControlCharacters } from 'node:util';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

const LINES = 12;

/**
 * Says at the very end what was seen of each spec that failed: a log that is kept only by its tail
 * then still tells what to mend.
 */
export default class LastWords implements Reporter {
  readonly #failed: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === test.expectedStatus || result.status === 'skipped') return;
    const seen = result.errors.flatMap(({ message = '' }) =>
      stripVTControlCharacters(message).split('\n').slice(0, LINES),
    );
    this.#failed.push([`✗ ${test.title} (${result.status})`, ...seen].join('\n    '));
  }

  onEnd(result: FullResult): void {
    if (result.status === 'passed') return;
    process.stdout.write(`\n${this.#failed.join('\n')}\n`);
  }
}
