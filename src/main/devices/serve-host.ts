import { fail } from '../../contract/kernel/result.ts';
import type { Clock } from './clock.ts';
import { DeviceHost, type HostRequest } from './device-host.ts';
import type { FromHost, SpoolStep, ToHost } from './host-protocol.ts';
import type { SpoolPort } from './spool-port.ts';

/** The device host's end of the line to the main process. */
export interface HostPort {
  post(message: FromHost): void;
  onMessage(listener: (message: ToHost) => void): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Runs a {@link DeviceHost} behind a message port: in the utility process of the app, or in
 * the same thread in tests.
 */
export function serveHost(port: HostPort, clock: Clock): void {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const ask = (step: SpoolStep, input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      port.post({ type: 'spool', id: lastId, step, input });
    });
  const host = new DeviceHost({
    devices: [],
    spool: remoteSpool(ask),
    clock,
    emit: (event) => port.post({ type: 'event', event }),
    count: (counts) => port.post({ type: 'counted', counts }),
  });
  const answer = async (message: Extract<ToHost, { type: 'call' }>) => {
    // The gateway parsed the input against the contract.
    const request = { name: message.name, input: message.input } as HostRequest;
    // A bug in one call must not end the process that holds the printer.
    const reply = await host.answer(request).catch((error: unknown) => asFailure(error));
    port.post({ type: 'reply', id: message.id, reply });
  };
  port.onMessage((message) => {
    switch (message.type) {
      case 'configure':
        void host.configure(message.devices);
        return;
      case 'ping':
        port.post({ type: 'pong' });
        return;
      case 'kick':
        host.kick();
        return;
      case 'call':
        void answer(message);
        return;
      case 'stop':
        void host.stop().then(() => port.post({ type: 'stopped' }));
        return;
      case 'spooled':
        waiting.get(message.id)?.resolve(message.value);
        waiting.delete(message.id);
        return;
      case 'spoolFailed':
        waiting.get(message.id)?.reject(new Error(message.message));
        waiting.delete(message.id);
        return;
      default:
    }
  });
  port.post({ type: 'ready' });
}

function asFailure(error: unknown) {
  return fail('internal', { reference: error instanceof Error ? error.message : String(error) });
}

function remoteSpool(ask: (step: SpoolStep, input: unknown) => Promise<unknown>): SpoolPort {
  return {
    nextJob: (input) => ask('nextJob', input) as ReturnType<SpoolPort['nextJob']>,
    markSegmentSent: async (input) => void (await ask('markSegmentSent', input)),
    markAcked: async (input) => void (await ask('markAcked', input)),
    finishJob: async (input) => void (await ask('finishJob', input)),
    dropDrawers: async (input) => void (await ask('dropDrawers', input)),
  };
}
