import Stack from '@mui/material/Stack';
import { useState } from 'react';
import type { EarningRule, ProgrammeRules } from '../../../../contract/programme.ts';
import { MAX_EARNING_RULES } from '../../../../contract/programme.ts';
import { useT } from '../../../i18n/index.ts';
import { useAction } from '../../../lib/actions.ts';
import { notify } from '../../../lib/notices.ts';
import { BigButton, EmptyState } from '../../../ui/index.ts';
import type { Words } from '../words/words.ts';
import { RuleCard } from './rule-card.tsx';
import { withCopy, withMoved, withNewRule } from './rule-list.ts';

interface Props {
  readonly rules: ProgrammeRules;
  readonly words: Words;
  readonly onChange: (change: (rules: ProgrammeRules) => ProgrammeRules) => void;
}

/** The rules beyond the base rate: a card each, one open at a time. */
export function RulesSection({ rules, words, onChange }: Props) {
  const t = useT();
  const [openId, setOpenId] = useState<string | null>(null);
  const list = rules.rules;
  const set = (change: (list: readonly EarningRule[]) => EarningRule[]) =>
    onChange((before) => ({ ...before, rules: change(before.rules) }));
  const isFull = list.length >= MAX_EARNING_RULES;
  const add = () => {
    const next = withNewRule(list, t('programme:rule.new', { number: list.length + 1 }));
    set(() => next);
    setOpenId(next.at(-1)?.id ?? null);
  };
  useAction({
    id: 'programme.addRule',
    label: 'programme:action.addRule',
    group: 'screens',
    keys: 'f2',
    run: add,
    isEnabled: !isFull,
  });
  const remove = (rule: EarningRule, index: number) => {
    set((before) => before.filter((one) => one.id !== rule.id));
    notify({
      tone: 'info',
      text: t('programme:rule.removed', { name: rule.name }),
      action: {
        label: t('common:undo'),
        run: () => set((before) => before.toSpliced(index, 0, rule)),
      },
    });
  };
  return (
    <Stack sx={{ gap: 1.5 }}>
      {list.length === 0 ? (
        <EmptyState title={t('programme:rule.none')} hint={t('programme:rule.noneHint')} />
      ) : null}
      {list.map((rule, index) => (
        <RuleCard
          key={rule.id}
          rule={rule}
          words={words}
          isOpen={openId === rule.id}
          onToggle={() => setOpenId(openId === rule.id ? null : rule.id)}
          isFirst={index === 0}
          isLast={index === list.length - 1}
          onChange={(next) =>
            set((before) => before.map((one) => (one.id === rule.id ? next : one)))
          }
          onDuplicate={() => {
            const name = t('programme:rule.copyOf', { name: rule.name });
            const next = withCopy(list, index, name);
            set(() => next);
            setOpenId(next[index + 1]?.id ?? null);
          }}
          onMove={(by) => set((before) => withMoved(before, index, by))}
          onRemove={() => remove(rule, index)}
        />
      ))}
      <BigButton keys="f2" disabled={isFull} onClick={add} sx={{ alignSelf: 'flex-start' }}>
        {t('programme:action.addRule')}
      </BigButton>
    </Stack>
  );
}
