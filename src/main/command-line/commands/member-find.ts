import { type CliCommand, CliFailure, EXIT, tell } from '../command.ts';
import { withReader } from '../open-store.ts';

/** Searches members as the counter's box does; see its usage. */
export const memberFind: CliCommand = {
  name: 'member find',
  usage: `Finds members as the search box of the counter does.
By name, pinyin, initials, phone, its last four digits, card or e-mail; those who came last
stand first. Phone numbers are masked. Exit code 1 if nobody fits.`,
  operands: ['TEXT'],
  options: {},
  run: (args, output) =>
    withReader(args.paths, ({ query }) => {
      const reply = query('members.search', { text: args.operands[0] ?? '', limit: 50 });
      if (!reply.ok) throw new CliFailure(reply.error.code, 'The search failed');
      const { hits, hasMore } = reply.value;
      const lines = hits.map(({ id, name, cardNo, phoneMasked, tier, lastVisitDay }) =>
        [id, name, cardNo ?? '-', phoneMasked ?? '-', tier, lastVisitDay ?? '-'].join('\t'),
      );
      const rest = hasMore ? ['… more than these: tell more of the name'] : [];
      const text = hits.length === 0 ? 'Nobody fits' : [...lines, ...rest].join('\n');
      tell(args, output, { value: { hits, hasMore }, text });
      return hits.length === 0 ? EXIT.wrong : EXIT.ok;
    }),
};
