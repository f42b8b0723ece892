import { useEffect, useEffectEvent } from 'react';
import type { EarningBreakdown } from '../../../../contract/loyalty.ts';
import type { TillFailure } from '../../../lib/bridge.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { ErrorNotice, Loading } from '../../../ui/index.ts';
import { basketOf } from '../state/sale-content.ts';
import { useSale } from '../state/sale-store.ts';
import { EarningLines } from './earning-lines.tsx';
import { EarningParts } from './earning-parts.tsx';

interface Props {
  /** Names of the lines, in their order. */
  readonly names: readonly string[];
}

/** How the points of the sale on the screen are worked out. */
export function BasketArithmetic({ names, onResized }: Props & { readonly onResized: () => void }) {
  const basket = basketOf(useSale());
  const answer = useTillQuery('sales.explainQuote', basket, { keepsPrevious: true });
  const hasCome = answer.data !== undefined;
  const resized = useEffectEvent(onResized);
  useEffect(() => {
    if (hasCome) resized();
  }, [hasCome]);
  return <Arithmetic earning={answer.data} failure={answer.error} names={names} />;
}

/** How the points of a booked sale came about. */
export function SaleArithmetic({ saleId, names }: Props & { readonly saleId: number }) {
  const answer = useTillQuery('loyalty.explainSale', { saleId });
  return <Arithmetic earning={answer.data} failure={answer.error} names={names} />;
}

function Arithmetic({
  earning,
  failure,
  names,
}: Props & {
  /** Undefined = still on its way. */
  readonly earning: EarningBreakdown | null | undefined;
  readonly failure: TillFailure | null;
}) {
  if (failure !== null) return <ErrorNotice failure={failure} />;
  if (earning === undefined) return <Loading isWaiting />;
  if (earning === null) return null;
  const hasRules = earning.steps.length + earning.cuts.length > 0;
  return (
    <>
      {hasRules ? <EarningParts earning={earning} /> : null}
      <EarningLines earning={earning} names={names} />
    </>
  );
}
