import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { CouponIssue } from '../../../contract/coupons.ts';
import { TIERS, type Tier } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import { callTill } from '../../lib/bridge.ts';
import { useFormat } from '../../lib/format.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Choice, ErrorNotice } from '../../ui/index.ts';
import { SwitchLine, tierName } from '../programme/index.ts';
import { RUN_TEXTS } from './coupon-texts.ts';

/** Counts a segment, gives its members coupons in small steps, and can stop. */
export function IssueToMany({ campaignId }: { readonly campaignId: number }) {
  const t = useT();
  const format = useFormat();
  const [tag, setTag] = useState('');
  const [tier, setTier] = useState<Tier | ''>('');
  const [onlyContactable, setOnlyContactable] = useState(true);
  const segment = {
    tag: tag === '' ? null : tag,
    tier: tier === '' ? null : tier,
    onlyContactable,
  };
  const tags = useTillQuery('members.tags', {}).data ?? [];
  const count = useTillQuery('coupons.countSegment', { segment }, { keepsPrevious: true });
  const start = useTillCommand('coupons.startIssue');
  const [run, setRun] = useState<CouponIssue | null>(null);
  const members = count.data?.members ?? 0;
  if (run !== null) return <Run run={run} onStep={setRun} />;
  return (
    <Box sx={{ display: 'grid', gap: 2, pt: 1, minHeight: 320, alignContent: 'start' }}>
      <Choice
        label={t('coupons:issue.tag')}
        value={tag}
        options={[
          { value: '', text: '–' },
          ...tags.map((one) => ({ value: one.tag, text: one.tag })),
        ]}
        onChange={setTag}
      />
      <Choice<Tier | ''>
        label={t('coupons:issue.tier')}
        value={tier}
        options={[
          { value: '', text: t('coupons:issue.anyTier') },
          ...TIERS.map((value) => ({ value, text: tierName({ t }, value) })),
        ]}
        onChange={setTier}
      />
      <SwitchLine
        label={t('coupons:issue.contactable')}
        isOn={onlyContactable}
        onChange={setOnlyContactable}
      />
      <ErrorNotice failure={start.failure} />
      <BigButton
        kind="primary"
        disabled={members === 0 || start.isPending || count.isPending}
        onClick={() =>
          void start.run({ campaignId, segment }).then((reply) => {
            if (reply.ok) setRun(reply.value);
          })
        }
      >
        {t('coupons:issue.start', { members: format.number(members) })}
      </BigButton>
    </Box>
  );
}

/** A run under way: it is driven from here, and goes on by itself when this is closed. */
function Run({
  run,
  onStep,
}: {
  readonly run: CouponIssue;
  readonly onStep: (run: CouponIssue) => void;
}) {
  const t = useT();
  const format = useFormat();
  const cancel = useTillCommand('coupons.cancelIssue');
  const isRunning = run.state === 'running';
  useEffect(() => {
    if (!isRunning) return undefined;
    let isShown = true;
    void callTill('coupons.continueIssue', { issueId: run.id }).then((reply) => {
      if (isShown && reply.ok) onStep(reply.value);
    });
    return () => {
      isShown = false;
    };
  }, [isRunning, run, onStep]);
  const figures = {
    looked: format.number(run.looked),
    total: format.number(Math.max(run.total, run.looked)),
    issued: format.number(run.issued),
    skipped: format.number(run.skipped),
  };
  return (
    <Box sx={{ display: 'grid', gap: 2, pt: 1, minHeight: 320, alignContent: 'start' }}>
      <LinearProgress
        variant="determinate"
        aria-label={t('coupons:page.issue')}
        value={isRunning ? Math.min(100, (run.looked / Math.max(run.total, 1)) * 100) : 100}
      />
      <Typography role="status">{t(RUN_TEXTS[run.state], figures)}</Typography>
      {isRunning ? (
        <>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('coupons:issue.goesOn')}
          </Typography>
          <BigButton
            onClick={() =>
              void cancel.run({ issueId: run.id }).then((reply) => {
                if (reply.ok) onStep(reply.value);
              })
            }
          >
            {t('coupons:issue.cancel')}
          </BigButton>
        </>
      ) : null}
      <ErrorNotice failure={cancel.failure} />
    </Box>
  );
}
