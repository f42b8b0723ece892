import type { ShiftReport, TenderTotal } from '../../../contract/shift.ts';
import type { TKey, Translate } from '../../i18n/index.ts';
import type { Format } from '../../lib/format.ts';
import type { FigureRow } from './figure-table.tsx';

const TENDERS: Readonly<Record<TenderTotal['kind'], TKey>> = {
  cash: 'shift:tender.cash',
  card: 'shift:tender.card',
  wallet: 'shift:tender.wallet',
  voucher: 'shift:tender.voucher',
  points: 'shift:tender.points',
  external: 'shift:tender.external',
};

interface Words {
  readonly t: Translate;
  readonly format: Format;
}

/** What must lie in the drawer and why; of a closed shift also what did. */
export function drawerRows({ figures, closing }: ShiftReport, { t, format }: Words): FigureRow[] {
  const cash = figures.tenders.find(({ kind }) => kind === 'cash')?.netMinor ?? 0;
  const { cashIn, cashOut, expectedCashMinor } = figures;
  const rows: FigureRow[] = [
    { label: t('shift:figure.float'), minor: figures.floatMinor },
    { label: t('shift:figure.cash'), minor: cash },
    { label: t('shift:figure.in'), count: cashIn.count, minor: cashIn.minor },
    { label: t('shift:figure.out'), count: cashOut.count, minor: 0 - cashOut.minor },
    { label: t('shift:figure.expected'), minor: expectedCashMinor, isStrong: closing === null },
  ];
  if (closing !== null) {
    const tone = closing.differenceMinor === 0 ? 'ok' : 'danger';
    rows.push({ label: t('shift:figure.counted'), minor: closing.countedMinor });
    rows.push({
      label: t('shift:figure.difference'),
      minor: closing.differenceMinor,
      isStrong: true,
      tone,
    });
  }
  rows.push({ label: t('shift:figure.openings'), plain: format.number(figures.drawerOpenings) });
  return rows;
}

/** What was sold and came back. */
export function receiptRows({ figures }: ShiftReport, { t, format }: Words): FigureRow[] {
  const { sales, returns, voids, discounts, roundings } = figures;
  return [
    { label: t('shift:figure.sales'), ...sales },
    { label: t('shift:figure.returns'), ...returns },
    ...(voids.count > 0 ? [{ label: t('shift:figure.voids'), ...voids, isPart: true }] : []),
    { label: t('shift:figure.net'), minor: figures.netMinor, isStrong: true },
    { label: t('shift:figure.discounts'), ...discounts },
    { label: t('shift:figure.roundings'), ...roundings },
    { label: t('shift:figure.pointsEarned'), plain: format.number(figures.pointsEarned) },
    { label: t('shift:figure.pointsRedeemed'), plain: format.number(figures.pointsRedeemed) },
    { label: t('shift:figure.voidedBaskets'), plain: format.number(figures.voidedBaskets) },
  ];
}

/** How it was paid. */
export function tenderRows({ figures }: ShiftReport, { t }: Words): FigureRow[] {
  return figures.tenders.flatMap(({ kind, paid, refunded, netMinor }) => [
    { label: t(TENDERS[kind]), count: paid.count + refunded.count, minor: netMinor },
    ...(refunded.count > 0
      ? [
          {
            label: t('shift:figure.refunded', { tender: t(TENDERS[kind]) }),
            ...refunded,
            isPart: true,
          },
        ]
      : []),
  ]);
}

/** The tax within it, by rate. */
export function taxRows({ figures }: ShiftReport, { t, format }: Words): FigureRow[] {
  return [
    ...figures.taxes.map(({ rateBp, grossMinor, taxMinor }) => ({
      label: t('shift:figure.taxAt', {
        rate: format.quantity(rateBp * 10),
        gross: format.amount(grossMinor),
      }),
      minor: taxMinor,
    })),
    { label: t('shift:figure.tax'), minor: figures.taxMinor },
  ];
}
