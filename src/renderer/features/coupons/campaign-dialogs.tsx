import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type CampaignRow, MAX_SLIPS } from '../../../contract/coupons.ts';
import { useT } from '../../i18n/index.ts';
import { useTillCommand } from '../../lib/use-till.ts';
import { Choice, FormDialog } from '../../ui/index.ts';
import { WholeField } from '../programme/index.ts';
import { END_TEXTS } from './coupon-texts.ts';

interface Props {
  readonly campaign: CampaignRow;
  readonly onClose: () => void;
}

/** Ends a campaign: what becomes of the codes that are out is asked. */
export function EndDialog({ campaign, onClose }: Props) {
  const t = useT();
  const end = useTillCommand('coupons.end');
  const [codes, setCodes] = useState<'keeps' | 'voids'>('keeps');
  const run = async () => {
    const reply = await end.run({ campaignId: campaign.id, voidsCodes: codes === 'voids' });
    if (reply.ok) onClose();
  };
  return (
    <FormDialog
      title={t('coupons:end.title', { name: campaign.name })}
      submit={t('coupons:end.confirm')}
      command={end}
      onClose={onClose}
      onSubmit={() => void run()}
    >
      <Typography>{t('coupons:end.hint')}</Typography>
      {campaign.terms.codes === 'public' ? null : (
        <Choice
          label={t('coupons:page.codes')}
          value={codes}
          options={(['keeps', 'voids'] as const).map((value) => ({
            value,
            text: t(END_TEXTS[value]),
          }))}
          onChange={setCodes}
        />
      )}
    </FormDialog>
  );
}

/** Makes slips without a name and sends them to the printer. */
export function SlipsDialog({
  campaign,
  onClose,
  onMade,
}: Props & { readonly onMade: (count: number) => void }) {
  const t = useT();
  const make = useTillCommand('coupons.issueSlips');
  const print = useTillCommand('coupons.print');
  const [count, setCount] = useState(10);
  const run = async () => {
    const made = await make.run({ campaignId: campaign.id, count });
    if (!made.ok) return;
    const printed = await print.run({ couponIds: made.value.couponIds });
    if (printed.ok) onMade(printed.value.count);
  };
  return (
    <FormDialog
      title={t('coupons:slips.title')}
      submit={t('coupons:slips.make')}
      command={{
        isPending: make.isPending || print.isPending,
        failure: make.failure ?? print.failure,
      }}
      onClose={onClose}
      onSubmit={() => void run()}
    >
      <WholeField
        label={t('coupons:slips.count')}
        field="count"
        min={1}
        max={MAX_SLIPS}
        value={count}
        onChange={setCount}
      />
    </FormDialog>
  );
}
