import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { LiabilityReport } from '../../../contract/liability.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { BigButton, FigureTable } from '../../ui/index.ts';
import { RateDialog } from './rate-dialog.tsx';

/** How much of what is earned is ever redeemed: what history says, and what was decided. */
export function Breakage({
  report,
  onChanged,
}: {
  readonly report: LiabilityReport;
  readonly onChanged: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const { breakage } = report;
  const share = (part: number, whole: number) =>
    whole <= 0 ? '–' : format.percent(Math.round((part * 10_000) / whole));
  return (
    <Stack sx={{ gap: 1.5 }}>
      <Typography>
        {t(
          breakage.method === 'history'
            ? 'liability:breakage.history'
            : 'liability:breakage.decided',
          {
            redeemed: format.percent(breakage.expectedBp),
            breakage: format.percent(10_000 - breakage.expectedBp),
            history: format.percent(breakage.historyBp),
          },
        )}
      </Typography>
      <div>
        <BigButton onClick={() => setIsOpen(true)}>{t('liability:breakage.change')}</BigButton>
      </div>
      {breakage.through === null ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('liability:breakage.none')}</Typography>
      ) : (
        <FigureTable
          label={t('liability:breakage.ages')}
          heads={[
            t('liability:breakage.age'),
            t('liability:breakage.open'),
            t('liability:flow.redeemed'),
            t('liability:breakage.share'),
            t('liability:flow.expired'),
            t('liability:breakage.shareLapsed'),
          ]}
          rows={breakage.ages.map(({ age, open, redeemed, expired }) => ({
            key: String(age),
            cells: [
              format.number(age + 1),
              format.number(open),
              format.number(redeemed),
              share(redeemed, open),
              format.number(expired),
              share(expired, open),
            ],
          }))}
        />
      )}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('liability:define.breakage')}
      </Typography>
      {isOpen ? (
        <RateDialog
          report={report}
          onClose={() => setIsOpen(false)}
          onChanged={() => {
            setIsOpen(false);
            onChanged();
          }}
        />
      ) : null}
    </Stack>
  );
}
