import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CampaignRow } from '../../../contract/coupons.ts';
import { useT } from '../../i18n/index.ts';
import { notify } from '../../lib/notices.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, ErrorNotice, Fact, Page, Sheet } from '../../ui/index.ts';
import { StateChip } from './campaign-table.tsx';
import { CodeList } from './code-list.tsx';
import { groupedCode } from './grouped-code.ts';
import { EndDialog, SlipsDialog } from './campaign-dialogs.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { sayTerms } from './say-terms.ts';
import { useCouponWords } from '../coupon-card/index.ts';

type Open = 'issue' | 'slips' | 'end' | null;

interface Props {
  readonly campaign: CampaignRow;
  readonly onBack: () => void;
  readonly onCopied: (campaignId: number) => void;
}

/** A campaign that is or was active: what it is, what became of it, its codes. */
export function CampaignPage({ campaign, onBack, onCopied }: Props) {
  const t = useT();
  const [open, setOpen] = useState<Open>(null);
  const copy = useTillCommand('coupons.copy');
  const { id: campaignId, name, state, terms } = campaign;
  const isActive = state === 'active';
  const makeCopy = async () => {
    const title = t('coupons:page.copyOf', { name }).slice(0, 60);
    const reply = await copy.run({ campaignId, name: title });
    if (reply.ok) onCopied(reply.value.campaignId);
  };
  const close = () => setOpen(null);
  return (
    <Page
      title={name}
      answer={<StateChip state={state} />}
      actions={
        <>
          <BigButton onClick={onBack}>{t('coupons:page.back')}</BigButton>
          <BigButton disabled={copy.isPending} onClick={() => void makeCopy()}>
            {t('coupons:page.copy')}
          </BigButton>
          {isActive ? (
            <BigButton onClick={() => setOpen('end')}>{t('coupons:page.end')}</BigButton>
          ) : null}
          {isActive && terms.codes === 'personal' ? (
            <BigButton kind="primary" onClick={() => setOpen('issue')}>
              {t('coupons:page.issue')}
            </BigButton>
          ) : null}
          {isActive && terms.codes === 'bearer' ? (
            <BigButton kind="primary" onClick={() => setOpen('slips')}>
              {t('coupons:page.slips')}
            </BigButton>
          ) : null}
        </>
      }
    >
      <ErrorNotice failure={copy.failure} />
      <Facts campaign={campaign} />
      <CodeList campaign={campaign} />
      <Runs campaignId={campaignId} />
      {open === 'end' ? <EndDialog campaign={campaign} onClose={close} /> : null}
      {open === 'slips' ? (
        <SlipsDialog
          campaign={campaign}
          onClose={close}
          onMade={(count) => {
            close();
            notify({ tone: 'ok', text: t('coupons:slips.made', { count }) });
          }}
        />
      ) : null}
      {open === 'issue' ? <IssueDialog campaign={campaign} onClose={close} /> : null}
    </Page>
  );
}

function Facts({ campaign }: { readonly campaign: CampaignRow }) {
  const t = useT();
  const words = useCouponWords();
  const { format } = words;
  const { figures, publicCode, terms } = campaign;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        mb: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1fr) 320px' },
      }}
    >
      <Sheet>
        <Box component="ul" sx={{ m: 0, py: 2, pr: 2, pl: 4.5, display: 'grid', gap: 0.5 }}>
          {sayTerms(words, terms).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Box>
      </Sheet>
      <Sheet>
        <Box sx={{ p: 2 }}>
          {publicCode === null ? null : (
            <Fact label={t('coupons:page.publicCode')} isStrong>
              {groupedCode(publicCode)}
            </Fact>
          )}
          <Fact label={t('coupons:list.issued')}>{format.number(figures.issued)}</Fact>
          <Fact label={t('coupons:list.redeemed')}>{format.number(figures.redeemed)}</Fact>
          <Fact label={t('coupons:list.cost')}>{format.money(figures.costMinor)}</Fact>
          <Fact label={t('coupons:list.expired')}>{format.number(figures.expired)}</Fact>
        </Box>
      </Sheet>
    </Box>
  );
}

/** What was given to many, the newest first. */
function Runs({ campaignId }: { readonly campaignId: number }) {
  const t = useT();
  const words = useCouponWords();
  const runs = useTillQuery('coupons.issues', { campaignId }).data ?? [];
  if (runs.length === 0) return null;
  return (
    <Box sx={{ mt: 3 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t('coupons:page.issues')}
      </Typography>
      {runs.map((run) => (
        <Typography key={run.id} sx={{ color: 'text.secondary' }}>
          {t('coupons:issue.row', {
            when: words.format.dateTime(run.startedAt),
            issued: words.format.number(run.issued),
            skipped: words.format.number(run.skipped),
          })}
        </Typography>
      ))}
    </Box>
  );
}
