import { type CliCommand, CliFailure, EXIT, tell } from '../command.ts';
import { withReader } from '../open-store.ts';

/** Lists the people of the till; see its usage. */
export const staffList: CliCommand = {
  name: 'staff list',
  usage: 'Lists the people who sign in at this till: number, name, role.',
  operands: [],
  options: {},
  run: (args, output) =>
    withReader(args.paths, ({ query }) => {
      const reply = query('staff.list', { includeInactive: true });
      if (!reply.ok) throw new CliFailure(reply.error.code, 'The people could not be read');
      const lines = reply.value.map(({ id, name, role, isActive }) =>
        [id, name, role, isActive ? 'active' : 'left'].join('\t'),
      );
      tell(args, output, { value: reply.value, text: lines.join('\n') });
      return EXIT.ok;
    }),
};
