import { cleanText } from '../../../contract/kernel/text.ts';
import { hashPin } from '../../features/staff/pin.ts';
import { checkShop } from '../../features/system/rules/check-shop.ts';
import type { NewTill } from '../../store/protocol.ts';
import { type CliArgs, type CliCommand, CliUsageError, EXIT, tell } from '../command.ts';
import { pinFrom, guardForNewStore } from '../pin-key.ts';

const CODE = /^[A-Z0-9]{1,8}$/;

/** Makes a blank store; see its usage. */
export const init: CliCommand = {
  name: 'init',
  usage: `Makes a blank store: a manager, a points programme, nothing else.
For the app to use it, make it where the app looks (docs/command-line.md). The manager signs in
with the PIN given here, or with the one that is made up and printed once. The key behind the PINs
is kept in a file of its own; nobody can sign in where that file is missing.`,
  operands: [],
  options: {
    name: { value: 'TEXT', help: 'The store, as receipts name it.', isRequired: true },
    currency: { value: 'CODE', help: 'ISO 4217, such as CNY.', isRequired: true },
    zone: { value: 'ZONE', help: 'IANA time zone, such as Asia/Shanghai.', isRequired: true },
    code: { value: 'CODE', help: "The store's code on receipts; S01 unless told." },
    till: { value: 'CODE', help: "The till's code on receipts; T01 unless told." },
    cutover: { value: 'HH:MM', help: 'When the business day turns; 04:00 unless told.' },
    manager: { value: 'NAME', help: 'The first person; "Manager" unless told.' },
    pin: { value: 'DIGITS', help: 'Their PIN; - reads it from standard input.' },
  },
  async run(args, output) {
    const { till, managerName } = planOf(args);
    const { pin, isMade } = pinFrom(args);
    const { makeStore } = await import('../make-store.ts');
    const { guard } = await guardForNewStore(args);
    const manager = { name: managerName, role: 'manager', ...(await hashPin(pin, guard)) };
    makeStore(args, { till, steps: [{ name: 'system.foundShop', input: { manager } }] }, output);
    const { store } = args.paths;
    const { isSample: _isSample, ...facts } = till;
    const told = isMade ? pin : null;
    const signIn = told === null ? 'the PIN you gave' : `PIN ${told}; change it there`;
    tell(args, output, {
      value: { store, ...facts, manager: managerName, pin: told },
      text: `${store}: ${till.storeName}, ${till.currency}, ${till.timeZone}\n${managerName} signs in with ${signIn}`,
    });
    return EXIT.ok;
  },
};

function planOf(args: CliArgs): { readonly till: NewTill; readonly managerName: string } {
  const plan = {
    storeName: args.text('name') ?? '',
    currency: (args.text('currency') ?? '').toUpperCase(),
    timeZone: args.text('zone') ?? '',
    managerName: cleanText(args.text('manager') ?? 'Manager'),
  };
  const checked = checkShop(plan, Intl.supportedValuesOf('currency'));
  if (!checked.ok) throw new CliUsageError(complaint(checked.error.code));
  const { storeName, managerName } = checked.value;
  const { currency, timeZone } = plan;
  const codes = {
    storeCode: codeFrom(args, 'code', 'S01'),
    tillCode: codeFrom(args, 'till', 'T01'),
  };
  const cutoverMinutes = minutesOf(args.text('cutover') ?? '04:00');
  return {
    till: { ...codes, storeName, currency, timeZone, cutoverMinutes, isSample: false },
    managerName,
  };
}

function complaint(code: string): string {
  if (code === 'system.currencyUnknown') return '--currency is not a currency, such as CNY';
  if (code === 'system.zoneUnknown') return '--zone is not a time zone, such as Asia/Shanghai';
  return 'A name must not be empty';
}

function codeFrom(args: CliArgs, option: string, otherwise: string): string {
  const code = args.text(option) ?? otherwise;
  if (!CODE.test(code)) throw new CliUsageError(`--${option} is 1 to 8 of A-Z and 0-9`);
  return code;
}

function minutesOf(text: string): number {
  const [, hours, minutes] = (/^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []).map(Number);
  if (hours === undefined || minutes === undefined) {
    throw new CliUsageError('--cutover is a time of day, such as 04:00');
  }
  return hours * 60 + minutes;
}
