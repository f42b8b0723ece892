import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import { type CampaignRow, couponTerms, type CouponTerms } from '../../../contract/coupons.ts';
import type { RuleTarget } from '../../../contract/programmes.ts';
import { useT } from '../../i18n/index.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import { BigButton, Dialog, ErrorNotice, Page, Sheet } from '../../ui/index.ts';
import { FieldsContext, NamesContext } from '../programme/index.ts';
import { StateChip } from './campaign-table.tsx';
import { HowSection } from './how-section.tsx';
import { dayOfNow, newTerms } from './new-terms.ts';
import { PreviewPane } from './preview-pane.tsx';
import { WhenSection } from './when-section.tsx';
import { WhoSection } from './who-section.tsx';
import { WorthSection } from './worth-section.tsx';

interface Props {
  /** The draft; null = a new one. */
  readonly campaign: CampaignRow | null;
  readonly onBack: () => void;
  readonly onSaved: (campaignId: number) => void;
  readonly onActive: (campaignId: number) => void;
}

/** A draft: fields at the left, what they mean at the right. */
export function Editor({ campaign, onBack, onSaved, onActive }: Props) {
  const t = useT();
  const [name, setName] = useState(campaign?.name ?? '');
  const [terms, setTerms] = useState<CouponTerms>(campaign?.terms ?? newTerms(dayOfNow()));
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setIsAsking] = useState(false);
  const save = useTillCommand('coupons.save');
  const names = useNames(campaign?.id ?? null);
  const shared = useMemo(() => ({ findings: [], onWrong: wrongKeeper(setWrong) }), []);
  const isValid = couponTerms.safeParse(terms).success && wrong.size === 0;
  const change = (part: Partial<CouponTerms>) => setTerms((before) => ({ ...before, ...part }));
  const isChanged =
    campaign === null ||
    campaign.name !== name ||
    JSON.stringify(campaign.terms) !== JSON.stringify(terms);
  const keep = async () => {
    const { id = null, version = 0 } = campaign ?? {};
    const reply = await save.run({ campaignId: id, version, name, terms });
    if (reply.ok && id === null) onSaved(reply.value.campaignId);
  };
  return (
    <Page
      title={campaign === null ? t('coupons:editor.titleNew') : name}
      answer={campaign === null ? undefined : <StateChip state="draft" />}
      actions={
        <>
          <BigButton onClick={onBack}>{t('coupons:page.back')}</BigButton>
          <BigButton
            disabled={!isValid || !isChanged || name.trim() === '' || save.isPending}
            onClick={() => void keep()}
          >
            {t('coupons:editor.save')}
          </BigButton>
          <BigButton
            kind="primary"
            disabled={!isValid || isChanged || save.isPending}
            onClick={() => setIsAsking(true)}
          >
            {t('coupons:editor.activate')}
          </BigButton>
        </>
      }
    >
      <ErrorNotice failure={save.failure} />
      <FieldsContext value={shared}>
        <NamesContext value={names}>
          <Box sx={GRID}>
            <Sheet>
              <Box sx={{ display: 'grid', gap: 3, p: { xs: 2, md: 3 } }}>
                <TextField
                  fullWidth
                  autoFocus
                  label={t('coupons:field.name')}
                  value={name}
                  slotProps={{ htmlInput: { maxLength: 60 } }}
                  onChange={(event) => setName(event.target.value)}
                />
                <WorthSection terms={terms} onChange={change} />
                <WhoSection terms={terms} onChange={change} />
                <WhenSection terms={terms} onChange={change} />
                <HowSection terms={terms} onChange={change} />
              </Box>
            </Sheet>
            <PreviewPane name={name} terms={terms} isValid={isValid} />
          </Box>
        </NamesContext>
      </FieldsContext>
      {isAsking && campaign !== null ? (
        <ActivateDialog
          campaign={campaign}
          onClose={() => setIsAsking(false)}
          onActive={() => onActive(campaign.id)}
        />
      ) : null}
    </Page>
  );
}

function ActivateDialog({
  campaign,
  onClose,
  onActive,
}: {
  readonly campaign: CampaignRow;
  readonly onClose: () => void;
  readonly onActive: () => void;
}) {
  const t = useT();
  const activate = useTillCommand('coupons.activate');
  const run = async () => {
    const reply = await activate.run({ campaignId: campaign.id, version: campaign.version });
    if (reply.ok) onActive();
  };
  return (
    <Dialog
      isOpen
      width="xs"
      title={t('coupons:editor.activateConfirm', { name: campaign.name })}
      isBusy={activate.isPending}
      onClose={onClose}
      onSubmit={() => void run()}
      actions={
        <>
          <BigButton onClick={onClose}>{t('common:cancel')}</BigButton>
          <BigButton kind="primary" type="submit" disabled={activate.isPending}>
            {t('coupons:editor.activate')}
          </BigButton>
        </>
      }
    >
      {t('coupons:editor.activateHint')}
      <ErrorNotice failure={activate.failure} />
    </Dialog>
  );
}

/** Keeps which fields hold no value at present. */
function wrongKeeper(set: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void) {
  return (field: string, isWrong: boolean) =>
    set((before) => {
      if (before.has(field) === isWrong) return before;
      const after = new Set(before);
      if (isWrong) after.add(field);
      else after.delete(field);
      return after;
    });
}

/** The names of the records that the terms name, and of those that are chosen. */
function useNames(campaignId: number | null) {
  const known = useTillQuery(
    'coupons.targets',
    { campaignId: campaignId ?? 1 },
    { isEnabled: campaignId !== null },
  ).data;
  const [chosen, setChosen] = useState<readonly RuleTarget[]>([]);
  return useMemo(
    () => ({
      names: new Map([...(known ?? []), ...chosen].map((target) => [target.uid, target])),
      remember: (target: RuleTarget) => setChosen((before) => [...before, target]),
    }),
    [known, chosen],
  );
}

const GRID = {
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 400px' },
} as const;
