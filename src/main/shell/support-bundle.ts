import { strToU8, zipSync } from 'fflate/browser';
import type { Device, PrintJob } from '../../contract/devices.ts';
import type { DeviceFacts } from '../../contract/support.ts';
import { scrubLog, scrubText } from './scrub-text.ts';

/** What a bundle is made of. */
export interface BundleParts {
  /** UTC milliseconds. */
  readonly at: number;
  /** Versions and the machine, by name. */
  readonly about: Readonly<Record<string, string | number>>;
  /** Settings of the machine without secrets. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** Sizes, speeds, states of the store. */
  readonly store: Readonly<Record<string, string | number | boolean | null>>;
  readonly devices: readonly Device[];
  readonly facts: readonly DeviceFacts[];
  readonly jobs: readonly PrintJob[];
  readonly log: string;
  /** The home of the account, whose name may be a person's. */
  readonly home: string;
}

const README = `Guitai: what support needs to know of a till.

about.json     versions and the machine
settings.json  settings of the machine, without secrets
store.json     sizes and speeds of the store, nothing of what is in it
devices.json   devices, their states, their last trouble, what went over their lines
jobs.json      the newest print jobs: kinds, states and times, not what they say
log.txt        the newest lines of the till's own log

Names, phones, cards and whatever people typed are not in it; where a log line could
hold some, a mark (...) stands in their place.
`;

/** The bundle as a zip file. */
export function supportBundle(parts: BundleParts): Uint8Array {
  const files: Readonly<Record<string, string>> = {
    'README.txt': README,
    'about.json': json({ writtenAt: iso(parts.at), ...parts.about }),
    'settings.json': json(parts.settings),
    'store.json': json(parts.store),
    'devices.json': json(parts.devices.map((device) => describe(device, parts.facts))),
    'jobs.json': json(parts.jobs.map(describeJob)),
    'log.txt': scrubLog(parts.log),
  };
  const withoutHome = (text: string) =>
    parts.home.length > 1 ? text.replaceAll(parts.home, '~') : text;
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, strToU8(withoutHome(text))]),
    ),
  );
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** A device without what people called it or wrote on it. */
function describe({ id, config, state, detail, since }: Device, facts: readonly DeviceFacts[]) {
  const { kind, isEnabled, transport } = config;
  const known = facts.find(({ deviceId }) => deviceId === id);
  const trouble = known?.lastTrouble ?? null;
  return {
    device: `${kind} ${id}`,
    state,
    detail: scrubbed(detail),
    since: iso(since),
    isEnabled,
    transport,
    settings: settingsOf(config),
    port: known?.port ?? null,
    connections: known?.connections ?? 0,
    lastHeardAt: iso(known?.lastHeardAt ?? null),
    bytesIn: known?.bytesIn ?? 0,
    bytesOut: known?.bytesOut ?? 0,
    lastTrouble:
      trouble === null
        ? null
        : { state: trouble.state, detail: scrubbed(trouble.detail), at: iso(trouble.at) },
  };
}

function settingsOf(config: Device['config']) {
  if (config.kind !== 'display') return config.settings;
  const { greeting, ...settings } = config.settings;
  return { ...settings, hasGreeting: greeting !== '' };
}

function describeJob({ id, kind, state, error, copyOf, createdAt, updatedAt }: PrintJob) {
  return { id, kind, state, error, copyOf, createdAt: iso(createdAt), updatedAt: iso(updatedAt) };
}

function scrubbed(text: string | null): string | null {
  return text === null ? null : scrubText(text);
}

function iso(at: number): string;
function iso(at: number | null): string | null;
function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
