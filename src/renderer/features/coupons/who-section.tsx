import { TIERS } from '../../../contract/members.ts';
import { useT } from '../../i18n/index.ts';
import {
  GOODS_KINDS,
  Group,
  SwitchLine,
  TargetField,
  tierName,
  Toggles,
} from '../programme/index.ts';
import type { SectionProps } from './worth-section.tsx';

/** For which goods and members. */
export function WhoSection({ terms, onChange }: SectionProps) {
  const t = useT();
  return (
    <Group title={t('coupons:section.who')}>
      <TargetField
        kinds={GOODS_KINDS}
        path="appliesTo"
        lists={terms.appliesTo}
        none={t('coupons:field.goodsHint')}
        onChange={(kind, uids) => onChange({ appliesTo: { ...terms.appliesTo, [kind]: uids } })}
      />
      <SwitchLine
        label={t('coupons:field.offers')}
        isOn={terms.withSpecialOffers}
        onChange={(withSpecialOffers) => onChange({ withSpecialOffers })}
      />
      <Toggles
        label={t('coupons:field.tiers')}
        field="tiers"
        none={t('coupons:field.tiersAll')}
        options={TIERS.map((tier) => ({ value: tier, text: tierName({ t }, tier) }))}
        chosen={terms.tiers}
        onChange={(tiers) => onChange({ tiers })}
      />
    </Group>
  );
}
