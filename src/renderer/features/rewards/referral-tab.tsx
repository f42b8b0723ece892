import Stack from '@mui/material/Stack';
import { useContext, useState } from 'react';
import type { ReferralRules } from '../../../contract/referral.ts';
import { useT } from '../../i18n/index.ts';
import { TillFactsContext, useFormat } from '../../lib/format.ts';
import { notify } from '../../lib/notices.ts';
import { editableAmount, parseAmount } from '../../lib/parse-decimal.ts';
import { useTillCommand, useTillQuery } from '../../lib/use-till.ts';
import {
  BigButton,
  EmptyState,
  ErrorNotice,
  Form,
  Loading,
  Page,
  Pair,
  Points,
  Sheet,
} from '../../ui/index.ts';
import { DataTable } from './data-table.tsx';
import { Field, Toggle } from './fields.tsx';
import { readWhole } from './read-fields.ts';

/** Members bring members: what both get, and what came of it. */
export function ReferralTab() {
  const t = useT();
  const format = useFormat();
  const figures = useTillQuery('referral.figures', {});
  const settings = useTillQuery('settings.read', {});
  const best = figures.data?.best ?? [];
  return (
    <Page
      title={t('rewards:referral.title')}
      answer={
        figures.data === undefined || figures.data.waiting + figures.data.rewarded === 0
          ? undefined
          : t('rewards:referral.answer', {
              count: figures.data.rewarded,
              waiting: format.number(figures.data.waiting),
              points: format.number(figures.data.points),
            })
      }
    >
      <ErrorNotice failure={figures.error ?? settings.error} />
      <Loading isWaiting={settings.isPending} />
      <Stack sx={{ gap: 3 }}>
        {settings.data === undefined ? null : (
          <RulesForm key={JSON.stringify(settings.data.referral)} saved={settings.data.referral} />
        )}
        <Sheet>
          {best.length === 0 ? (
            <EmptyState title={t('rewards:referral.none')} hint={t('rewards:referral.noneHint')} />
          ) : (
            <DataTable
              columns={[
                { head: t('rewards:referral.referrer') },
                { head: t('rewards:referral.brought'), isFigure: true },
                { head: t('rewards:field.points'), isFigure: true },
              ]}
              rows={best.map((one) => ({
                id: one.memberId,
                cells: [
                  one.name,
                  format.number(one.count),
                  <Points key="points" points={one.points} isBare />,
                ],
              }))}
            />
          )}
        </Sheet>
      </Stack>
    </Page>
  );
}

function RulesForm({ saved }: { readonly saved: ReferralRules }) {
  const t = useT();
  const { decimalSign, currencySign: currency } = useFormat();
  const { currencyDecimals: decimals } = useContext(TillFactsContext);
  const [form, setForm] = useState({
    isOn: saved.isOn,
    member: String(saved.memberPoints),
    referrer: String(saved.referrerPoints),
    minimum: editableAmount(saved.minimumMinor, decimals, decimalSign),
    days: String(saved.days),
  });
  const save = useTillCommand('settings.save');
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const memberPoints = readWhole(form.member, { min: 0, max: 1_000_000 });
  const referrerPoints = readWhole(form.referrer, { min: 0, max: 1_000_000 });
  const days = readWhole(form.days, { min: 0, max: 3660 });
  const minimum = parseAmount(form.minimum, { decimals, decimalSign });
  const submit = () => {
    if (memberPoints === undefined || referrerPoints === undefined) return;
    if (days === undefined || !minimum.ok) return;
    const minimumMinor = minimum.value;
    const referral = { isOn: form.isOn, memberPoints, referrerPoints, minimumMinor, days };
    void save.run({ referral }).then((reply) => {
      if (reply.ok) notify({ tone: 'ok', text: t('rewards:referral.saved') });
    });
  };
  const wrong = (value: number | undefined) =>
    value === undefined ? t('rewards:wrong.number') : undefined;
  return (
    <Sheet>
      <Form onSubmit={submit}>
        <Stack sx={{ gap: 2, p: 3 }}>
          <Toggle
            label={t('rewards:referral.isOn')}
            isOn={form.isOn}
            onChange={(isOn) => change({ isOn })}
          />
          <Pair>
            <Field
              label={t('rewards:referral.memberPoints')}
              value={form.member}
              error={wrong(memberPoints)}
              mode="numeric"
              onChange={(member) => change({ member })}
            />
            <Field
              label={t('rewards:referral.referrerPoints')}
              value={form.referrer}
              error={wrong(referrerPoints)}
              mode="numeric"
              onChange={(referrer) => change({ referrer })}
            />
            <Field
              label={t('rewards:referral.minimum', { currency })}
              value={form.minimum}
              error={minimum.ok ? undefined : t('rewards:wrong.number')}
              mode="decimal"
              onChange={(text) => change({ minimum: text })}
            />
            <Field
              label={t('rewards:referral.days')}
              value={form.days}
              error={wrong(days)}
              hint={t('rewards:referral.daysHint')}
              mode="numeric"
              onChange={(text) => change({ days: text })}
            />
          </Pair>
          <ErrorNotice failure={save.failure} />
          <BigButton
            kind="primary"
            type="submit"
            disabled={save.isPending}
            sx={{ alignSelf: 'flex-start' }}
          >
            {save.isPending ? t('common:saving') : t('common:save')}
          </BigButton>
        </Stack>
      </Form>
    </Sheet>
  );
}
