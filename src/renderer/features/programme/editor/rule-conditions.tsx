import { CHANNELS, type EarningRule, type RuleConditions } from '../../../../contract/programme.ts';
import { TIERS } from '../../../../contract/members.ts';
import { useT } from '../../../i18n/index.ts';
import { Choice, Pair } from '../../../ui/index.ts';
import { FieldFindings } from '../fields/finding-lines.tsx';
import { Group } from '../fields/group.tsx';
import { AmountField, DayField, LimitField } from '../fields/number-fields.tsx';
import { SwitchLine } from '../fields/switch-line.tsx';
import { TargetField } from '../fields/target-field.tsx';
import { GOODS_KINDS } from '../fields/target-texts.ts';
import { Toggles } from '../fields/toggles.tsx';
import { WeekFields } from '../fields/week-fields.tsx';
import { channelName } from '../words/say-rule.ts';
import { tierName } from '../words/words.ts';

interface Props {
  readonly when: RuleConditions;
  readonly onChange: (part: Partial<RuleConditions>) => void;
}

/** Which lines a rule is about. */
export function GoodsConditions({ when, onChange }: Props) {
  const t = useT();
  return (
    <Group title={t('programme:rule.goods')}>
      <TargetField
        kinds={GOODS_KINDS}
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
  return (
    <Group title={t('programme:rule.time')}>
      <Pair>
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
      </Pair>
      <WeekFields path="when." week={when} onChange={onChange} />
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
      <Pair>
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
      </Pair>
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
