import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { CHANNELS, type EarningRule, type RuleConditions } from '../../../../contract/programme.ts';
import { TIERS } from '../../../../contract/members.ts';
import { useLocale, useT } from '../../../i18n/index.ts';
import { Choice } from '../../../ui/index.ts';
import { AmountField, DayField, LimitField, TimeField } from '../fields/number-fields.tsx';
import { FieldFindings } from '../fields/finding-lines.tsx';
import { SwitchLine } from '../fields/switch-line.tsx';
import { TargetField } from '../fields/target-field.tsx';
import { Toggles } from '../fields/toggles.tsx';
import { channelName } from '../words/say-rule.ts';
import { tierName, weekdayName } from '../words/words.ts';

const GOODS = ['products', 'categories', 'brands', 'suppliers', 'counters'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface Props {
  readonly when: RuleConditions;
  readonly onChange: (part: Partial<RuleConditions>) => void;
}

/** A group of conditions under its question. */
export function Group({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Box component="section" sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h3" sx={{ fontSize: '0.9375rem', fontWeight: 600 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** Which lines a rule is about. */
export function GoodsConditions({ when, onChange }: Props) {
  const t = useT();
  return (
    <Group title={t('programme:rule.goods')}>
      <TargetField
        kinds={GOODS}
        path="when"
        lists={when}
        none={t('programme:rule.allGoods')}
        onChange={(kind, uids) => onChange({ [kind]: uids })}
      />
      <SwitchLine
        label={t('programme:rule.withOffers')}
        hint={t('programme:rule.offersHint')}
        isOn={when.withSpecialOffers}
        onChange={(withSpecialOffers) => onChange({ withSpecialOffers })}
      />
    </Group>
  );
}

/** Whose purchases a rule is about. */
export function MemberConditions({ when, onChange }: Props) {
  const t = useT();
  return (
    <Group title={t('programme:rule.members')}>
      <Toggles
        label={t('programme:rule.tiers')}
        field="when.tiers"
        none={t('programme:rule.everyTier')}
        options={TIERS.map((tier) => ({ value: tier, text: tierName({ t }, tier) }))}
        chosen={when.tiers}
        onChange={(tiers) => onChange({ tiers })}
      />
      <TargetField
        kinds={['clubs']}
        path="when"
        lists={when}
        none={t('programme:rule.noClub')}
        onChange={(_, clubs) => onChange({ clubs })}
      />
      <Choice<NonNullable<RuleConditions['birthday']> | 'none'>
        label={t('programme:rule.birthday')}
        value={when.birthday ?? 'none'}
        options={[
          { value: 'none', text: t('programme:rule.birthdayNone') },
          { value: 'day', text: t('programme:rule.birthdayDay') },
          { value: 'week', text: t('programme:rule.birthdayWeek') },
          { value: 'month', text: t('programme:rule.birthdayMonth') },
        ]}
        onChange={(birthday) => onChange({ birthday: birthday === 'none' ? null : birthday })}
      />
      <SwitchLine
        label={t('programme:rule.firstPurchase')}
        isOn={when.firstPurchase}
        field="when.firstPurchase"
        onChange={(firstPurchase) => onChange({ firstPurchase })}
      />
    </Group>
  );
}

/** When and where a rule holds. */
export function TimeConditions({ when, onChange }: Props) {
  const t = useT();
  const locale = useLocale();
  const { hours } = when;
  return (
    <Group title={t('programme:rule.time')}>
      <Box sx={PAIR}>
        <DayField
          label={t('programme:rule.fromDay')}
          field="when.fromDay"
          value={when.fromDay}
          onChange={(fromDay) => onChange({ fromDay })}
        />
        <DayField
          label={t('programme:rule.toDay')}
          field="when.toDay"
          value={when.toDay}
          onChange={(toDay) => onChange({ toDay })}
        />
      </Box>
      <Toggles
        label={t('programme:rule.weekdays')}
        field="when.weekdays"
        none={t('programme:rule.everyDay')}
        options={WEEKDAYS.map((day) => ({
          value: day,
          text: weekdayName({ locale }, day, 'short'),
        }))}
        chosen={when.weekdays}
        onChange={(weekdays) => onChange({ weekdays })}
      />
      <SwitchLine
        label={t('programme:rule.hours')}
        isOn={hours !== null}
        onChange={(isOn) => onChange({ hours: isOn ? { from: '18:00', to: '22:00' } : null })}
      />
      {hours === null ? null : (
        <Box sx={PAIR}>
          <TimeField
            label={t('programme:rule.hoursFrom')}
            field="when.hours.from"
            value={hours.from}
            onChange={(from) => onChange({ hours: { ...hours, from } })}
          />
          <TimeField
            label={t('programme:rule.hoursTo')}
            field="when.hours.to"
            value={hours.to}
            hint={t('programme:rule.hoursHint')}
            onChange={(to) => onChange({ hours: { ...hours, to } })}
          />
        </Box>
      )}
      <FieldFindings field="when.hours" />
      <Toggles
        label={t('programme:rule.channels')}
        field="when.channels"
        none={t('programme:rule.everyChannel')}
        options={CHANNELS.map((one) => ({ value: one, text: channelName({ t }, one) }))}
        chosen={when.channels}
        onChange={(channels) => onChange({ channels })}
      />
    </Group>
  );
}

interface LimitProps {
  readonly rule: EarningRule;
  readonly onChange: (part: Partial<EarningRule>) => void;
}

/** How far a rule goes, and whether it adds to others. */
export function Limits({ rule, onChange }: LimitProps) {
  const t = useT();
  return (
    <Group title={t('programme:rule.limits')}>
      <Box sx={PAIR}>
        <AmountField
          label={t('programme:rule.minimum')}
          field="when.minimumMinor"
          value={rule.when.minimumMinor}
          hint={t('programme:rule.minimumHint')}
          onChange={(minimumMinor) => onChange({ when: { ...rule.when, minimumMinor } })}
        />
        <LimitField
          label={t('programme:rule.cap')}
          field="capPerSale"
          value={rule.capPerSale}
          unit={t('programme:field.points')}
          onChange={(capPerSale) => onChange({ capPerSale })}
        />
      </Box>
      <Choice
        label={t('programme:rule.stacking')}
        value={rule.stacking}
        options={[
          { value: 'stack', text: t('programme:rule.stack') },
          { value: 'best', text: t('programme:rule.best') },
        ]}
        helperText={t('programme:rule.stackingHint')}
        onChange={(stacking) => onChange({ stacking })}
      />
      <FieldFindings field="stacking" />
    </Group>
  );
}

export const PAIR = {
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))',
  alignItems: 'start',
} as const;
