import type { NumberedEvent, TillEvent } from '../../contract/events.ts';

type EventOf<Type extends TillEvent['type']> = Extract<TillEvent, { type: Type }>;
type Listener = (event: TillEvent) => void;

/**
 * The window's ear on the till's one event channel. A gap in the sequence numbers means that
 * events were lost: whoever shows data then asks for everything again.
 */
export class EventEar {
  readonly #listeners = new Set<Listener>();
  readonly #onGap: () => void;
  #lastSeq: number | null = null;

  constructor(onGap: () => void) {
    this.#onGap = onGap;
  }

  /** Takes an event as it comes over the bridge. Repeats of the past are dropped. */
  receive({ seq, event }: NumberedEvent): void {
    const last = this.#lastSeq;
    if (last !== null && seq <= last && seq !== 1) return;
    this.#lastSeq = seq;
    if (last !== null && seq !== last + 1) this.#onGap();
    for (const listener of this.#listeners) listener(event);
  }

  /** Calls `listener` for each event of `type` until the returned function is called. */
  on<Type extends TillEvent['type']>(
    type: Type,
    listener: (event: EventOf<Type>) => void,
  ): () => void {
    const hear: Listener = (event) => {
      // The discriminant was compared: the event is of the asked type.
      if (event.type === type) listener(event as EventOf<Type>);
    };
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }
}
