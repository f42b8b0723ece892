import { describe, expect, it } from 'vitest';
import { EventEar } from '../../src/renderer/lib/events.ts';
import { staleQueries } from '../../src/renderer/lib/topics.ts';

const locked = { type: 'session.changed', session: null, reason: 'locked' } as const;
const changed = { type: 'data.changed' as const, topics: ['staff'] };

function ear() {
  let gaps = 0;
  const heard: string[] = [];
  const made = new EventEar(() => {
    gaps += 1;
  });
  made.on('data.changed', ({ topics }) => heard.push(...topics));
  return { made, heard, gaps: () => gaps };
}

describe('the ear on the till’s events', () => {
  it('hears events of the asked type, in order', () => {
    const { made, heard, gaps } = ear();
    made.receive({ seq: 5, event: changed });
    made.receive({ seq: 6, event: locked });
    made.receive({ seq: 7, event: { ...changed, topics: ['sale:9'] } });
    expect(heard).toEqual(['staff', 'sale:9']);
    expect(gaps()).toBe(0);
  });

  it('reports a gap once, and goes on from there', () => {
    const { made, heard, gaps } = ear();
    made.receive({ seq: 1, event: changed });
    made.receive({ seq: 4, event: changed });
    made.receive({ seq: 5, event: changed });
    expect(gaps()).toBe(1);
    expect(heard).toHaveLength(3);
  });

  it('drops what it heard already', () => {
    const { made, heard } = ear();
    made.receive({ seq: 2, event: changed });
    made.receive({ seq: 2, event: changed });
    expect(heard).toHaveLength(1);
  });

  it('takes a till that begins to count again as a gap', () => {
    const { made, gaps } = ear();
    made.receive({ seq: 9, event: changed });
    made.receive({ seq: 1, event: changed });
    expect(gaps()).toBe(1);
  });

  it('stops hearing when asked', () => {
    const { made } = ear();
    let count = 0;
    const stop = made.on('data.changed', () => {
      count += 1;
    });
    stop();
    made.receive({ seq: 1, event: changed });
    expect(count).toBe(0);
  });
});

describe('what a change makes old', () => {
  it('follows the topic before the colon', () => {
    expect(staleQueries(['member:42'])).toContain('members.card');
    expect(staleQueries(['member:42'])).not.toContain('devices.list');
    expect(staleQueries(['printJobs', 'staff'])).toContain('devices.printJobs');
  });

  it('is everything when nobody declared the topic', () => {
    expect(staleQueries(['toString'])).toBeNull();
    expect(staleQueries(['staff', 'never-heard-of'])).toBeNull();
  });
});
