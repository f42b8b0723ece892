import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { PRINT_STATES } from '../../../../contract/devices.ts';
import type { PrintState } from '../../../../contract/devices.ts';
import type { Receipt } from '../../../../contract/sales.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { notify } from '../../../lib/notices.ts';
import { useTillCommand } from '../../../lib/use-till.ts';
import { BigButton, Chip, ErrorNotice } from '../../../ui/index.ts';
import type { Tone } from '../../../ui/index.ts';

const TEXTS: Readonly<Record<PrintState, TKey>> = {
  queued: 'sales:print.queued',
  sending: 'sales:print.sending',
  sent: 'sales:print.sent',
  printed: 'sales:print.printed',
  failed: 'sales:print.failed',
  uncertain: 'sales:print.uncertain',
  cancelled: 'sales:print.cancelled',
};
const TONES: Readonly<Record<PrintState, Tone>> = {
  queued: 'info',
  sending: 'info',
  sent: 'info',
  printed: 'ok',
  failed: 'danger',
  uncertain: 'warn',
  cancelled: 'plain',
};

function isPrintState(state: string): state is PrintState {
  return PRINT_STATES.some((known) => known === state);
}

/** Whether the receipt was printed; asks the person when only a person can know. */
export function PrintLine({ print }: { readonly print: Receipt['print'] }) {
  const t = useT();
  const answer = useTillCommand('devices.answerUncertain');
  if (print === null || !isPrintState(print.state)) {
    return <Chip>{t('sales:print.none')}</Chip>;
  }
  const { jobId } = print;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
      <Chip tone={TONES[print.state]}>{t(TEXTS[print.state])}</Chip>
      {print.state === 'uncertain' ? (
        <>
          <Typography>{t('sales:print.question')}</Typography>
          <BigButton
            disabled={answer.isPending}
            onClick={() => void answer.run({ jobId, hasPrinted: true })}
          >
            {t('sales:print.yes')}
          </BigButton>
          <BigButton
            disabled={answer.isPending}
            onClick={() => void answer.run({ jobId, hasPrinted: false })}
          >
            {t('sales:print.no')}
          </BigButton>
          <ErrorNotice failure={answer.failure} />
        </>
      ) : null}
    </Box>
  );
}

/** Queues a copy, once per press; the notice says that it did. */
export function useReprint(): {
  readonly run: (saleId: number) => void;
  readonly isPending: boolean;
} {
  const t = useT();
  const describe = useErrorText();
  const command = useTillCommand('devices.reprint');
  const run = (saleId: number) => {
    void command.run({ saleId }).then((reply) => {
      if (reply.ok) notify({ tone: 'ok', text: t('sales:print.copyQueued') });
      else notify({ tone: 'danger', text: describe(reply.error) });
    });
  };
  return { run, isPending: command.isPending };
}
