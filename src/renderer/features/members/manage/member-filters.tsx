import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { Ref } from 'react';
import { type Tier, TIERS } from '../../../../contract/members.ts';
import { useT } from '../../../i18n/index.ts';
import { useTillQuery } from '../../../lib/use-till.ts';
import { BigButton, Choice } from '../../../ui/index.ts';
import { TIER_NAMES } from '../care/tier-names.ts';

/** What must hold of a member on the list. */
export interface Filters {
  readonly text: string;
  readonly tag: string | null;
  readonly tier: Tier | null;
  readonly isFrozen: boolean;
  readonly isNoContact: boolean;
}

export const NO_FILTERS: Filters = {
  text: '',
  tag: null,
  tier: null,
  isFrozen: false,
  isNoContact: false,
};

interface Props {
  readonly filters: Filters;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onChange: (filters: Filters) => void;
}

/** One line of filters; all hold together. */
export function MemberFilters({ filters, inputRef, onChange }: Props) {
  const t = useT();
  const tags = useTillQuery('members.tags', {}).data ?? [];
  const set = (part: Partial<Filters>) => onChange({ ...filters, ...part });
  const toggle = (name: 'isFrozen' | 'isNoContact', text: string) => (
    <BigButton
      kind={filters[name] ? 'primary' : 'plain'}
      aria-pressed={filters[name]}
      onClick={() => set({ [name]: !filters[name] })}
    >
      {text}
    </BigButton>
  );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
      <TextField
        autoFocus
        label={`${t('care:list.find')} (F2)`}
        value={filters.text}
        inputRef={inputRef}
        onChange={(event) => set({ text: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 200, 'aria-keyshortcuts': 'F2' } }}
        sx={{ flex: '1 1 260px' }}
      />
      <Box sx={{ flex: '0 1 180px', minWidth: 140 }}>
        <Choice
          label={t('care:list.tag')}
          value={filters.tag ?? ''}
          options={[
            { value: '', text: t('care:list.anyTag') },
            ...tags.map(({ tag, members }) => ({ value: tag, text: `${tag} (${members})` })),
          ]}
          onChange={(tag) => set({ tag: tag === '' ? null : tag })}
        />
      </Box>
      <Box sx={{ flex: '0 1 160px', minWidth: 130 }}>
        <Choice
          label={t('care:list.tier')}
          value={filters.tier ?? ''}
          options={[
            { value: '' as const, text: t('care:list.anyTier') },
            ...TIERS.map((value) => ({ value, text: t(TIER_NAMES[value]) })),
          ]}
          onChange={(tier) => set({ tier: tier === '' ? null : tier })}
        />
      </Box>
      {toggle('isFrozen', t('care:list.frozen'))}
      {toggle('isNoContact', t('care:list.noContact'))}
    </Box>
  );
}
