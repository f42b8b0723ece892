import { plainDecimal } from '../../../contract/kernel/money.ts';
import { type CliCommand, CliFailure, CliUsageError, EXIT, tell } from '../command.ts';
import { withReader } from '../open-store.ts';

/** Shows one member's card; see its usage. */
export const memberShow: CliCommand = {
  name: 'member show',
  usage: `Shows a member: card, tier, points and when they expire, the last purchases, notes.
ID is the first column of "member find". Phone numbers are masked. Exit code 1 if there is none.`,
  operands: ['ID'],
  options: {},
  run(args, output) {
    const id = args.operands[0] ?? '';
    const memberId = Number(id);
    if (!/^\d{1,15}$/.test(id) || memberId < 1) throw new CliUsageError('ID is a number');
    return withReader(args.paths, ({ query, environment: { till } }) => {
      const reply = query('members.card', { memberId });
      if (!reply.ok) throw new CliFailure(reply.error.code, `There is no member ${id}`, EXIT.wrong);
      const card = reply.value;
      const money = (minor: number) =>
        `${plainDecimal(minor, till.currencyDecimals)} ${till.currency}`;
      const lines = [
        `${card.id}  ${card.name}  ${card.tier}${card.frozenReason === null ? '' : '  frozen'}`,
        `card ${card.cardNo ?? '-'}  phone ${card.phoneMasked ?? '-'}  joined ${card.joinedDay}`,
        `points ${card.balance} (worth ${money(card.balanceWorthMinor)}), ${card.pendingPoints} not yet active`,
        ...card.expiring.map(({ points, expiresOn }) => `  ${points} expire on ${expiresOn}`),
        `this year ${money(card.spentThisYearMinor)} in ${card.visitsThisYear} visits`,
        ...card.lastPurchases.map(
          ({ businessDay, receiptNo, totalMinor, firstLine }) =>
            `  ${businessDay}  ${receiptNo}  ${money(totalMinor)}  ${firstLine}`,
        ),
        ...card.notes.map(({ kind, text, staffName }) => `  ${kind}: ${text} (${staffName})`),
      ];
      tell(args, output, { value: card, text: lines.join('\n') });
      return EXIT.ok;
    });
  },
};
