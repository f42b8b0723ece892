import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { ProgrammeRules } from '../../../../contract/programme.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { FieldFindings } from '../fields/finding-lines.tsx';
import {
  CapsSection,
  ExclusionsSection,
  RatesSection,
  RedemptionSection,
} from './basics-section.tsx';
import { LifeSection } from './life-section.tsx';
import { RulesSection } from './rules-section.tsx';
import { SidePanel } from './side-panel.tsx';
import { TiersSection } from './tiers-section.tsx';
import type { Editor } from './use-editor.ts';

/** The form of a draft: everything a programme says, and beside it what that means. */
export function WriteStep({ editor }: { readonly editor: Editor }) {
  const { keeper, words } = editor;
  const { rules } = keeper.text;
  const change = (part: Partial<ProgrammeRules>) =>
    keeper.changeRules((before) => ({ ...before, ...part }));
  const section = { rules, onChange: change };
  return (
    <Box sx={COLUMNS}>
      <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
        <Section title="programme:part.rules" isBare>
          <RulesSection rules={rules} words={words} onChange={keeper.changeRules} />
          <FieldFindings field="rules" />
        </Section>
        <Section title="programme:part.earning">
          <RatesSection {...section} />
        </Section>
        <Section title="programme:part.excluded">
          <ExclusionsSection {...section} />
        </Section>
        <Section title="programme:part.caps">
          <CapsSection {...section} />
        </Section>
        <Section title="programme:part.life">
          <LifeSection {...section} />
        </Section>
        <Section title="programme:part.redemption">
          <RedemptionSection {...section} />
        </Section>
        <Section title="programme:part.tiers">
          <TiersSection {...section} />
        </Section>
      </Box>
      <SidePanel editor={editor} />
    </Box>
  );
}

function Section({
  title,
  isBare = false,
  children,
}: {
  readonly title: TKey;
  /** Its pieces have their own paper. */
  readonly isBare?: boolean;
  readonly children: ReactNode;
}) {
  const t = useT();
  return (
    <Box component="section" sx={{ minWidth: 0 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t(title)}
      </Typography>
      <Box sx={isBare ? {} : PAPER}>{children}</Box>
    </Box>
  );
}

const PAPER = {
  p: 2,
  bgcolor: 'background.paper',
  border: '1px solid',
  borderColor: 'divider',
  borderRadius: '12px',
} as const;

const COLUMNS = {
  display: 'grid',
  gap: 3,
  alignItems: 'start',
  gridTemplateColumns: 'minmax(0, 1fr)',
  '@container screen (min-width: 760px)': {
    gridTemplateColumns: 'minmax(0, 1fr) minmax(260px, 36%)',
  },
} as const;
