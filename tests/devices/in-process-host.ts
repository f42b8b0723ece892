import { systemClock } from '../../src/main/devices/clock.ts';
import {
  DeviceHostClient,
  type HostProcess,
  type HostStore,
} from '../../src/main/devices/host-client.ts';
import type { FromHost, ToHost } from '../../src/main/devices/host-protocol.ts';
import { serveHost } from '../../src/main/devices/serve-host.ts';

/** Runs the device host in this process: the same client and messages as in the app. */
export async function runDeviceHostHere(store: HostStore): Promise<DeviceHostClient> {
  const client = new DeviceHostClient({ store, clock: systemClock, spawn: () => new HostHere() });
  await client.start();
  return client;
}

/** A device host in this thread; every message is copied as between processes. */
export class HostHere implements HostProcess {
  #toHost: ((message: ToHost) => void) | null = null;
  #fromHost: ((message: FromHost) => void) | null = null;
  #exit: (() => void) | null = null;
  #isAlive = true;
  #isFrozen = false;

  constructor() {
    const port = {
      post: (message: FromHost) => this.#later(message, (copy) => this.#fromHost?.(copy)),
      onMessage: (listener: (message: ToHost) => void) => {
        this.#toHost = listener;
      },
    };
    setImmediate(() => serveHost(port, systemClock));
  }

  post(message: ToHost): void {
    this.#later(message, (copy) => this.#toHost?.(copy));
  }

  onMessage(listener: (message: FromHost) => void): void {
    this.#fromHost = listener;
  }

  onExit(listener: () => void): void {
    this.#exit = listener;
  }

  kill(): void {
    this.#isAlive = false;
    setImmediate(() => this.#exit?.());
  }

  /** It hangs: hears nothing, says nothing, and does not end. */
  freeze(): void {
    this.#isFrozen = true;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  #later<Message>(message: Message, deliver: (copy: Message) => void): void {
    const copy = structuredClone(message);
    setImmediate(() => {
      if (this.#isAlive && !this.#isFrozen) deliver(copy);
    });
  }
}
