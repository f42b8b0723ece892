import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useContext, useId } from 'react';
import type { EarningRule } from '../../../../contract/programme.ts';
import { useT } from '../../../i18n/index.ts';
import { BigButton, Chip } from '../../../ui/index.ts';
import { FieldsContext, RuleContext } from '../fields/field-context.ts';
import { FieldFindings } from '../fields/finding-lines.tsx';
import { NameField } from '../fields/number-fields.tsx';
import { sayRule } from '../words/say-rule.ts';
import type { Words } from '../words/words.ts';
import { GiftFields } from './gift-fields.tsx';
import { GoodsConditions, Limits, MemberConditions, TimeConditions } from './rule-conditions.tsx';

export interface RuleActions {
  readonly onChange: (rule: EarningRule) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
  /** -1 = up, 1 = down. */
  readonly onMove: (by: -1 | 1) => void;
}

interface Props extends RuleActions {
  readonly rule: EarningRule;
  readonly words: Words;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One rule: its name and what it says; opened, everything one can say about it. */
export function RuleCard(props: Props) {
  const { rule, words, isOpen, onToggle } = props;
  const bodyId = useId();
  return (
    <RuleContext value={rule.id}>
      <Box
        component="section"
        aria-label={rule.name}
        sx={{
          border: '1px solid',
          borderColor: isOpen ? 'primary.main' : 'divider',
          borderRadius: '12px',
          bgcolor: 'background.paper',
        }}
      >
        <ButtonBase
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={onToggle}
          sx={{
            display: 'flex',
            width: '100%',
            minHeight: 56,
            px: 2,
            py: 1,
            gap: 1.5,
            textAlign: 'left',
            font: 'inherit',
            borderRadius: '12px',
            alignItems: 'flex-start',
          }}
        >
          <Box component="span" aria-hidden sx={{ color: 'text.secondary', width: 16, pt: 0.25 }}>
            {isOpen ? '▾' : '▸'}
          </Box>
          <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
            <Box component="span" sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
              <Typography component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
                {rule.name}
              </Typography>
              <RuleState rule={rule} />
            </Box>
            <Typography component="span" sx={{ display: 'block', color: 'text.secondary' }}>
              {sayRule(rule, words)}
            </Typography>
          </Box>
        </ButtonBase>
        <Box id={bodyId} hidden={!isOpen}>
          {isOpen ? <RuleForm {...props} /> : null}
        </Box>
      </Box>
    </RuleContext>
  );
}

/** Whether something is wrong with the rule, for when it is closed. */
function RuleState({ rule }: { readonly rule: EarningRule }) {
  const t = useT();
  const { findings } = useContext(FieldsContext);
  const own = findings.filter(({ ruleId }) => ruleId === rule.id);
  const errors = own.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return <Chip tone="danger">{t('programme:errors', { count: errors })}</Chip>;
  if (own.length === 0) return null;
  return <Chip tone="warn">{t('programme:warnings', { count: own.length })}</Chip>;
}

function RuleForm({ rule, onChange, onDuplicate, onRemove, onMove, isFirst, isLast }: Props) {
  const t = useT();
  const change = (part: Partial<EarningRule>) => onChange({ ...rule, ...part });
  const changeWhen = (part: Partial<EarningRule['when']>) =>
    onChange({ ...rule, when: { ...rule.when, ...part } });
  return (
    <Box sx={{ px: 2, pt: 1, pb: 2, display: 'grid', gap: 3 }}>
      <Box>
        <NameField
          label={t('programme:rule.name')}
          field="name"
          value={rule.name}
          hint={t('programme:rule.nameHint')}
          onChange={(name) => change({ name })}
        />
        <FieldFindings field="id" />
      </Box>
      <GiftFields gives={rule.gives} onChange={(gives) => change({ gives })} />
      <GoodsConditions when={rule.when} onChange={changeWhen} />
      <MemberConditions when={rule.when} onChange={changeWhen} />
      <TimeConditions when={rule.when} onChange={changeWhen} />
      <Limits rule={rule} onChange={change} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <BigButton onClick={onDuplicate}>{t('programme:rule.duplicate')}</BigButton>
        <BigButton disabled={isFirst} onClick={() => onMove(-1)}>
          {t('programme:rule.up')}
        </BigButton>
        <BigButton disabled={isLast} onClick={() => onMove(1)}>
          {t('programme:rule.down')}
        </BigButton>
        <Box sx={{ flex: 1 }} />
        <BigButton kind="quiet" onClick={onRemove}>
          {t('programme:rule.remove')}
        </BigButton>
      </Box>
    </Box>
  );
}
