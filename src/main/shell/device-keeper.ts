import type { TillEvent } from '../../contract/events.ts';
import { fail } from '../../contract/kernel/result.ts';
import type { HostCall } from '../devices/device-host.ts';
import type { DeviceHostClient } from '../devices/host-client.ts';
import type { LaneCall } from '../gateway/lanes.ts';
import { serial } from './serial.ts';
import type { StoreState } from './store-keeper.ts';

/** After devices could not be started, it is tried again. */
const RETRY_MS = 5000;

export interface DeviceKeeperParts {
  /** Starts the device host on the open store. */
  readonly launch: () => Promise<DeviceHostClient>;
  readonly onEvent: (event: TillEvent) => void;
  readonly report: (where: string, problem: unknown) => string;
}

/** Runs the device host as long as a store is open: its settings and its spool lie there. */
export class DeviceKeeper {
  private readonly parts: DeviceKeeperParts;
  private readonly oneByOne = serial();
  private client: DeviceHostClient | null = null;
  private retry: NodeJS.Timeout | undefined;

  constructor(parts: DeviceKeeperParts) {
    this.parts = parts;
  }

  /** A call of the `host` lane. */
  readonly call: LaneCall = async (name, input) => {
    if (this.client === null) return fail('store.absent');
    // The contract names the lane; the gateway parsed the input by this name's schema.
    return this.client.call(name as HostCall, input as never);
  };

  /** The store opened or closed. */
  storeBecame(state: StoreState): void {
    if (state.state === 'ready') void this.oneByOne(() => this.start());
    else void this.stop();
  }

  /** Rows changed: settings are read again, and new print jobs begin. */
  changed(topics: readonly string[]): void {
    const { client } = this;
    if (client === null) return;
    if (topics.includes('printJobs')) client.kick();
    if (topics.includes('devices'))
      client.configure().catch((error: unknown) => this.parts.report('devices', error));
  }

  /** Closes all ports and ends the host. */
  stop(): Promise<void> {
    return this.oneByOne(async () => {
      clearTimeout(this.retry);
      const { client } = this;
      this.client = null;
      await client?.stop();
    });
  }

  private async start(): Promise<void> {
    if (this.client !== null) return;
    try {
      this.client = await this.parts.launch();
      this.client.onEvent(this.parts.onEvent);
    } catch (error) {
      this.parts.report('devices', error);
      clearTimeout(this.retry);
      this.retry = setTimeout(() => void this.oneByOne(() => this.start()), RETRY_MS);
    }
  }
}
