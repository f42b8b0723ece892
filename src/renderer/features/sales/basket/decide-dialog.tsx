import Box from '@mui/material/Box';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { BigButton, Dialog } from '../../../ui/index.ts';
import type { DecisionWay } from '../logic/typed-decision.ts';
import { AmountPad } from '../pay/amount-pad.tsx';
import { TargetChoice, TypedDecision, WayChoice } from './decide-fields.tsx';
import { ReasonField, reasonKeys } from './reason-field.tsx';
import { useDecision } from './use-decision.ts';
import type { Decision } from './use-decision.ts';

interface Props {
  /** The line that is meant; `null` = the whole basket. */
  readonly lineKey: number | null;
  readonly way: DecisionWay;
  readonly onClose: () => void;
}

/** F5: a discount or another price, for a line or the whole basket, and why. */
export function DecideDialog(props: Props) {
  const t = useT();
  const decision = useDecision(props);
  const { reasons, reason, setReason } = decision;
  return (
    <Dialog
      isOpen
      width="md"
      title={t('sales:decide.title')}
      onClose={props.onClose}
      onSubmit={decision.submit}
      actions={<Actions decision={decision} onClose={props.onClose} />}
    >
      <Keys decision={decision} />
      <Box
        onKeyDown={reasonKeys(reasons, reason, setReason)}
        sx={{
          display: 'grid',
          gridTemplateColumns: { sm: 'minmax(0, 1fr) 272px' },
          columnGap: 3,
          rowGap: 1,
        }}
      >
        <Box sx={{ minWidth: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
          <TargetChoice decision={decision} />
          <WayChoice decision={decision} />
          <TypedDecision decision={decision} />
        </Box>
        <Box>
          <AmountPad
            isDisabled={false}
            text={decision.text}
            maxLength={24}
            onText={decision.setText}
          />
        </Box>
        <Box sx={{ gridColumn: '1 / -1', minWidth: 0 }}>
          <ReasonField
            reasons={reasons}
            value={reason}
            onChange={setReason}
            isMissing={decision.isReasonMissing}
            inputRef={decision.reasonRef}
          />
        </Box>
      </Box>
    </Dialog>
  );
}

/** The keys printed on the choices, and F5 again for the other of line and basket. */
function Keys({ decision }: { readonly decision: Decision }) {
  const { isOfLine, hasLine, setIsOfLine, setWay } = decision;
  useAction({
    id: 'sales.decideTarget',
    label: 'sales:decide.whole',
    group: 'counter',
    keys: 'f5',
    isEnabled: hasLine,
    run: () => setIsOfLine(!isOfLine),
  });
  useAction({
    id: 'sales.decidePercent',
    label: 'sales:decide.percent',
    group: 'counter',
    keys: 'f6',
    run: () => setWay('percent'),
  });
  useAction({
    id: 'sales.decideAmount',
    label: 'sales:decide.amount',
    group: 'counter',
    keys: 'f7',
    run: () => setWay('amount'),
  });
  useAction({
    id: 'sales.decidePrice',
    label: 'sales:decide.price',
    group: 'counter',
    keys: 'f8',
    isEnabled: isOfLine,
    run: () => setWay('price'),
  });
  return null;
}

function Actions({
  decision,
  onClose,
}: {
  readonly decision: Decision;
  readonly onClose: () => void;
}) {
  const t = useT();
  return (
    <>
      {decision.takeOff === null ? null : (
        <BigButton kind="quiet" sx={{ color: 'error.main' }} onClick={decision.takeOff}>
          {t(decision.way === 'price' ? 'sales:decide.priceBack' : 'sales:decide.takeOff')}
        </BigButton>
      )}
      <Box sx={{ flex: 1 }} />
      <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
      <BigButton kind="primary" type="submit" keys="enter">
        {t('sales:decide.apply')}
      </BigButton>
    </>
  );
}
