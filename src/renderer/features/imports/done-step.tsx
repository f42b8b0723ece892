import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { CallValue } from '../../../contract/index.ts';
import type { ImportReport } from '../../../contract/imports.ts';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice, Money } from '../../ui/index.ts';
import { RejectionTable } from './rejection-table.tsx';
import type { Uploaded } from './upload.ts';
import { useState } from 'react';
import { FIGURE_WORDS } from './import-words.ts';

const FIGURES = ['imported', 'duplicates', 'rejected', 'receipts', 'members', 'products'] as const;

/** What the import did: figures, the rows it did not take, and where to save them. */
export function DoneStep({
  file,
  outcome,
  onAgain,
}: {
  readonly file: Uploaded;
  readonly outcome: CallValue<'imports.run'>;
  readonly onAgain: () => void;
}) {
  const t = useT();
  const format = useFormat();
  const save = useTillCommand('imports.saveRejected');
  const [saved, setSaved] = useState<string | null>(null);
  const { report, rejections } = outcome;
  const hasRejected = report.rejected > 0;
  const saveRejected = () => {
    void save.run({ uploadId: file.uploadId }).then((reply) => {
      if (reply.ok) setSaved(reply.value.file);
    });
  };
  useAction({
    id: 'imports.saveRejected',
    label: 'imports:saveRejected',
    group: 'screens',
    keys: 'f8',
    run: saveRejected,
    isEnabled: hasRejected,
  });
  useAction({
    id: 'imports.again',
    label: 'imports:again',
    group: 'screens',
    keys: 'f2',
    run: onAgain,
  });
  return (
    <Stack sx={{ gap: 3, mt: 2 }}>
      <Box role="status">
        <Typography variant="h2">
          {t('imports:doneTitle', { count: report.rows, figure: format.number(report.rows) })}
        </Typography>
        <Typography sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {file.fileName}
        </Typography>
      </Box>
      <ReportFigures report={report} />
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        {hasRejected ? (
          <BigButton keys="f8" disabled={save.isPending} onClick={saveRejected}>
            {t('imports:saveRejected')}
          </BigButton>
        ) : null}
        <BigButton kind="primary" keys="f2" onClick={onAgain}>
          {t('imports:again')}
        </BigButton>
        {saved === null ? null : (
          <Typography role="status" sx={{ overflowWrap: 'anywhere' }}>
            {t('imports:savedTo', { file: saved })}
          </Typography>
        )}
      </Stack>
      <ErrorNotice failure={save.failure} />
      {rejections.length === 0 ? null : (
        <RejectionTable
          title={
            rejections.length < report.rejected
              ? t('imports:firstRejected', {
                  shown: format.number(rejections.length),
                  count: report.rejected,
                  figure: format.number(report.rejected),
                })
              : t('imports:rejectedRows')
          }
          rejections={rejections}
        />
      )}
    </Stack>
  );
}

function ReportFigures({ report }: { readonly report: ImportReport }) {
  const t = useT();
  const format = useFormat();
  const shown = FIGURES.filter(
    (name) => report[name] > 0 || name === 'imported' || name === 'rejected',
  );
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gap: 1.5,
        m: 0,
        gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))',
      }}
    >
      {shown.map((name) => (
        <Figure
          key={name}
          label={t(FIGURE_WORDS[name])}
          isWarning={name === 'rejected' && report.rejected > 0}
        >
          {format.number(report[name])}
        </Figure>
      ))}
      {report.amountMinor === 0 ? null : (
        <Figure label={t('imports:figure.amount')}>
          <Money minor={report.amountMinor} />
        </Figure>
      )}
    </Box>
  );
}

function Figure({
  label,
  isWarning = false,
  children,
}: {
  readonly label: string;
  readonly isWarning?: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <Box
      sx={{
        px: 2,
        py: 1.5,
        borderRadius: '12px',
        border: '1px solid',
        borderColor: 'divider',
        bgcolor: isWarning ? 'warning.soft' : 'background.paper',
      }}
    >
      <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
      <Typography
        component="dd"
        sx={{ m: 0, fontSize: '1.375rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
      >
        {children}
      </Typography>
    </Box>
  );
}
