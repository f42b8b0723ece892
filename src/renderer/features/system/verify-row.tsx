import Box from '@mui/material/Box';
import { useState } from 'react';
import type { CallValue } from '../../../contract/index.ts';
import { useT } from '../../i18n/index.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { BigButton, Chip, ErrorNotice } from '../../ui/index.ts';
import { Row } from './health-row.tsx';

type Report = CallValue<'system.verify'>;

/** Whether the store adds up: event log, points, receipts, sales against each other. */
export function VerifyRow() {
  const t = useT();
  const verify = useTillCommand('system.verify');
  const [report, setReport] = useState<Report | null>(null);
  const check = async () => {
    const reply = await verify.run({});
    if (reply.ok) setReport(reply.value);
  };
  return (
    <>
      <Row
        name={t('system:health.verify')}
        action={
          <BigButton disabled={verify.isPending} onClick={() => void check()}>
            {verify.isPending ? t('system:health.verifying') : t('system:health.verifyNow')}
          </BigButton>
        }
      >
        <Box component="span" role="status" sx={{ minWidth: 0 }}>
          {report === null ? t('system:health.verifyNever') : <Outcome report={report} />}
        </Box>
      </Row>
      <ErrorNotice failure={verify.failure} />
    </>
  );
}

function Outcome({ report }: { readonly report: Report }) {
  const t = useT();
  const format = useFormat();
  const wrong = report.checks.find((check) => check.wrong !== null);
  if (wrong?.wrong === null || wrong === undefined) {
    const rows = report.checks.reduce((sum, check) => sum + check.rows, 0);
    const seconds = format.number(Math.round(report.ms / 100) / 10);
    return t('system:health.verifyOk', { rows: format.number(rows), seconds });
  }
  return (
    <>
      <Chip tone="danger">
        {t('system:health.verifyWrong', { row: wrong.wrong.row, check: wrong.name })}
      </Chip>
      <Box component="span" sx={{ display: 'block', mt: 0.5, overflowWrap: 'anywhere' }}>
        {t('system:health.verifyTell', { detail: wrong.wrong.detail })}
      </Box>
    </>
  );
}
