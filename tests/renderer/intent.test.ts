import { describe, expect, it } from 'vitest';
import { Intent } from '../../src/renderer/lib/intent.ts';

function intent() {
  let made = 0;
  return new Intent(() => {
    made += 1;
    return `id-${made}`;
  });
}

describe('the request id of one intent', () => {
  it('stays the same over retries whose outcome nobody knows', () => {
    const own = intent();
    const first = own.idFor('pay 100');
    for (const code of ['internal', 'store.busy', 'store.unknownOutcome'] as const) {
      own.settle(code);
      expect(own.idFor('pay 100')).toBe(first);
    }
  });

  it('is given up once the till said yes or no', () => {
    const own = intent();
    const first = own.idFor('pay 100');
    own.settle(null);
    const second = own.idFor('pay 100');
    expect(second).not.toBe(first);
    own.settle('sales.notPaid');
    expect(own.idFor('pay 100')).not.toBe(second);
  });

  it('is another one for other contents', () => {
    const own = intent();
    const first = own.idFor('pay 100');
    own.settle('internal');
    expect(own.idFor('pay 200')).not.toBe(first);
  });
});
