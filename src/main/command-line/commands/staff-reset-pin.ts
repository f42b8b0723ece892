import type { StaffSummary } from '../../../contract/staff.ts';
import { cleanText } from '../../../contract/kernel/text.ts';
import { resetPinByOwner } from '../../features/staff/face.ts';
import { hashPin } from '../../features/staff/pin.ts';
import { type CliCommand, CliFailure, EXIT, tell } from '../command.ts';
import { withWriter } from '../open-store.ts';
import { pinFrom, pinGuard } from '../pin-key.ts';

/** Gives a person a new PIN without signing in; see its usage. */
export const staffResetPin: CliCommand = {
  name: 'staff reset-pin',
  usage: `Gives a person a new PIN, for the owner of the machine.
The till must be closed. Without --pin one is made up and printed once. The event log says that the
command line did it. On another machine than the store's own, or when the file with the key behind
the PINs is gone, a new key is made: then every other person needs a new PIN as well, which a
manager gives them in the app. --new-key does the same with a key that cannot be read here.`,
  operands: ['PERSON'],
  options: {
    pin: { value: 'DIGITS', help: 'The new PIN; - reads it from standard input.' },
    'new-key': { help: 'Makes a new key although there is one that cannot be read.' },
  },
  run: (args, output) =>
    withWriter(args.paths, async ({ query, runner }) => {
      const reply = query('staff.list', { includeInactive: false });
      if (!reply.ok) throw new CliFailure(reply.error.code, 'The people could not be read');
      const person = findPerson(reply.value, args.operands[0] ?? '');
      const { pin, isMade } = pinFrom(args);
      const { guard, isNew } = await pinGuard(args, { mayReplace: args.isOn('new-key') });
      const credential = await hashPin(pin, guard);
      const change = { staffId: person.id, isNewKey: isNew, ...credential };
      runner.runWork(null, (context) => resetPinByOwner(context, change));
      const told = isMade ? `PIN ${pin}` : 'the PIN you gave';
      const others = isNew ? '\nThe key is new: everybody else needs a new PIN as well.' : '';
      tell(args, output, {
        value: { staffId: person.id, name: person.name, pin: isMade ? pin : null, isNewKey: isNew },
        text: `${person.name} signs in with ${told}${others}`,
      });
      return EXIT.ok;
    }),
};

/** By name, or by the number "staff list" shows. */
function findPerson(people: readonly StaffSummary[], wanted: string): StaffSummary {
  const name = cleanText(wanted).toLowerCase();
  const found = people.filter(
    (person) => person.name.toLowerCase() === name || String(person.id) === name,
  );
  const [person] = found;
  if (person !== undefined && found.length === 1) return person;
  throw new CliFailure('staff.unknown', `Nobody here is "${wanted}": see "staff list"`, EXIT.wrong);
}
