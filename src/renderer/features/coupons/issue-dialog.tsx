import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import type { CampaignRow } from '../../../contract/coupons.ts';
import { useT } from '../../i18n/index.ts';
import { BigButton, Dialog } from '../../ui/index.ts';
import { IssueToMany } from './issue-to-many.tsx';
import { IssueToOne } from './issue-to-one.tsx';

/** Gives coupons: to one member, or to all of a tag or tier. */
export function IssueDialog({
  campaign,
  onClose,
}: {
  readonly campaign: CampaignRow;
  readonly onClose: () => void;
}) {
  const t = useT();
  const [way, setWay] = useState<'one' | 'many'>('one');
  return (
    <Dialog
      isOpen
      width="sm"
      title={t('coupons:issue.title', { name: campaign.name })}
      onClose={onClose}
      actions={<BigButton onClick={onClose}>{t('coupons:issue.close')}</BigButton>}
    >
      <Tabs
        value={way}
        onChange={(_, next: 'one' | 'many') => setWay(next)}
        aria-label={t('coupons:page.issue')}
        sx={{ mb: 2 }}
      >
        <Tab value="one" label={t('coupons:issue.toMember')} sx={{ minHeight: 48 }} />
        <Tab value="many" label={t('coupons:issue.toSegment')} sx={{ minHeight: 48 }} />
      </Tabs>
      {way === 'one' ? <IssueToOne campaignId={campaign.id} /> : null}
      {way === 'many' ? <IssueToMany campaignId={campaign.id} /> : null}
    </Dialog>
  );
}
