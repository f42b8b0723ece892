import type { NumberedEvent, TillEvent } from '../../contract/events.ts';

/**
 * Tells the window what happens, in order and numbered. Topics of changed rows are gathered and
 * told once per turn of the event loop; anything else goes out at once.
 */
export class EventHub {
  private seq = 0;
  private topics = new Set<string>();
  private isFlushPlanned = false;
  private readonly deliver: (numbered: NumberedEvent) => void;

  constructor(deliver: (numbered: NumberedEvent) => void) {
    this.deliver = deliver;
  }

  /** Tells an event. Topics that wait go first, so that the order of causes is kept. */
  emit(event: TillEvent): void {
    this.flush();
    this.send(event);
  }

  /** Rows changed: told at the end of this turn, together with others. */
  changed(topics: readonly string[]): void {
    for (const topic of topics) this.topics.add(topic);
    if (this.isFlushPlanned || this.topics.size === 0) return;
    this.isFlushPlanned = true;
    setImmediate(() => this.flush());
  }

  private flush(): void {
    this.isFlushPlanned = false;
    if (this.topics.size === 0) return;
    const topics = [...this.topics];
    this.topics = new Set();
    this.send({ type: 'data.changed', topics });
  }

  private send(event: TillEvent): void {
    this.seq += 1;
    this.deliver({ seq: this.seq, event });
  }
}
