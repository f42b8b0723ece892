import { useState } from 'react';
import type { LiabilityReport } from '../../../contract/liability.ts';
import type { CallFailure } from '../../lib/bridge.ts';
import { useTillCommand, useTillEvent } from '../../lib/use-till.ts';

export interface ReportRun {
  readonly report: LiabilityReport | null;
  readonly isRunning: boolean;
  /** How much of the ledger is read, 0 to 100. */
  readonly share: number;
  readonly failure: CallFailure<'liability.report'> | null;
  readonly run: (period: { readonly fromMonth: string; readonly toMonth: string }) => void;
  readonly stop: () => void;
}

/** Works the report out, one at a time, and keeps the last one. */
export function useReport(): ReportRun {
  const command = useTillCommand('liability.report');
  const cancel = useTillCommand('liability.cancel');
  const [report, setReport] = useState<LiabilityReport | null>(null);
  const [share, setShare] = useState(0);
  useTillEvent('job.progress', ({ job, done, total }) => {
    if (job === 'liability') setShare(total === 0 ? 0 : Math.min(100, (done * 100) / total));
  });
  const { run } = command;
  return {
    report,
    isRunning: command.isPending,
    share,
    failure: command.failure?.code === 'liability.cancelled' ? null : command.failure,
    run(period) {
      setShare(0);
      void run(period).then((reply) => {
        if (reply.ok) setReport(reply.value);
      });
    },
    stop: () => void cancel.run({}),
  };
}
