import { hashPin } from '../../features/staff/pin.ts';
import {
  SAMPLE_PEOPLE,
  SAMPLE_TILL,
  type SampleShopInput,
} from '../../features/system/sample-till.ts';
import { type CliArgs, type CliCommand, CliUsageError, EXIT, tell } from '../command.ts';
import { guardForNewStore } from '../pin-key.ts';

const DEFAULT_SEED = 20_261;
const MAX_SEED = 2_147_483_647;

/** Makes the sample shop; see its usage. */
export const sampleShop: CliCommand = {
  name: 'sample-shop',
  usage: `Makes the sample shop: a department store that traded for eighteen months.
The same seed on the same day gives the same shop. Everybody's PIN is 1234.`,
  operands: [],
  options: {
    seed: { value: 'NUMBER', help: `Which shop; ${DEFAULT_SEED} unless told.` },
    members: { value: 'NUMBER', help: 'Fewer members, for a small shop.' },
    days: { value: 'NUMBER', help: 'Fewer days of trade, for a small shop.' },
  },
  async run(args, output) {
    const seed = numberFrom(args, 'seed', MAX_SEED) ?? DEFAULT_SEED;
    const memberCount = numberFrom(args, 'members', 1_000_000);
    const days = numberFrom(args, 'days', 5000);
    const { makeStore } = await import('../make-store.ts');
    const { guard } = await guardForNewStore(args);
    const staff: SampleShopInput['staff'][number][] = [];
    for (const { name, role, pin } of SAMPLE_PEOPLE) {
      staff.push({ name, role, ...(await hashPin(pin, guard)) });
    }
    const input: SampleShopInput = {
      seed,
      staff,
      ...(memberCount === undefined ? {} : { memberCount }),
      ...(days === undefined ? {} : { days }),
    };
    makeStore(args, { till: SAMPLE_TILL, steps: [{ name: 'system.sampleShop', input }] }, output);
    const { store } = args.paths;
    tell(args, output, { value: { store, seed }, text: `${store}: the sample shop, seed ${seed}` });
    return EXIT.ok;
  },
};

function numberFrom(args: CliArgs, option: string, max: number): number | undefined {
  const text = args.text(option);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d{1,10}$/.test(text) || number > max) {
    throw new CliUsageError(`--${option} is a number from 0 to ${max}`);
  }
  return number;
}
