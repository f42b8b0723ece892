import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import type { MemberProfile } from '../../../../contract/member-profile.ts';
import { useT } from '../../../i18n/index.ts';
import type { TKey } from '../../../i18n/index.ts';
import { TierSection } from '../../tiers/index.ts';
import { ClubsSection } from '../../rewards/index.ts';
import { MemberHistory } from '../member-history.tsx';
import { PointsSection } from '../points/points-section.tsx';
import { CareHead } from './care-head.tsx';
import { ConsentSection } from './consent-section.tsx';
import { ContactsSection } from './contacts-section.tsx';
import { NumbersSection } from './numbers-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { StatementSection } from './statement-section.tsx';

const TABS = {
  profile: 'care:tab.profile',
  numbers: 'care:tab.numbers',
  contacts: 'care:tab.contacts',
  clubs: 'care:tab.clubs',
  consent: 'care:tab.consent',
  points: 'points:page.tab',
  tier: 'tiers:page.title',
  purchases: 'care:tab.purchases',
  statement: 'care:tab.statement',
} as const satisfies Record<string, TKey>;
export type CareTab = keyof typeof TABS;

interface Props {
  readonly profile: MemberProfile;
  readonly firstTab: CareTab;
  readonly onMerged: (memberId: number) => void;
  readonly onOpenReceipt: (saleId: number) => void;
}

/** Everything about one member, at the counter in a dialog and for managers on a page. */
export function MemberCare({ profile, firstTab, onMerged, onOpenReceipt }: Props) {
  const t = useT();
  const [tab, setTab] = useState<CareTab>(firstTab);
  return (
    <Box>
      <CareHead profile={profile} onMerged={onMerged} />
      <Tabs
        value={tab}
        onChange={(_, next: CareTab) => setTab(next)}
        variant="scrollable"
        scrollButtons="auto"
        selectionFollowsFocus
        aria-label={profile.name}
        sx={{
          borderBottom: '1px solid',
          borderColor: 'divider',
          mb: 1,
          // All tabs fit a small window in every language.
          '& .MuiTab-root': {
            minWidth: 0,
            px: { xs: 0.75, lg: 1.5 },
            fontSize: { xs: '0.8125rem', lg: '0.9375rem' },
          },
          // A scroll button that leads nowhere takes no room.
          '& .MuiTabs-scrollButtons.Mui-disabled': { width: 0 },
        }}
      >
        {Object.entries(TABS).map(([value, label]) => (
          <Tab key={value} value={value} label={t(label)} sx={{ minHeight: 48 }} />
        ))}
      </Tabs>
      {tab === 'profile' ? <ProfileSection key={profile.id} profile={profile} /> : null}
      {tab === 'numbers' ? <NumbersSection profile={profile} /> : null}
      {tab === 'contacts' ? <ContactsSection profile={profile} /> : null}
      {tab === 'clubs' ? <ClubsSection memberId={profile.id} /> : null}
      {tab === 'consent' ? <ConsentSection profile={profile} /> : null}
      {tab === 'points' ? <PointsSection member={profile} onOpenReceipt={onOpenReceipt} /> : null}
      {tab === 'tier' ? <TierSection member={profile} /> : null}
      {tab === 'purchases' ? (
        <MemberHistory memberId={profile.id} name={profile.name} onOpenReceipt={onOpenReceipt} />
      ) : null}
      {tab === 'statement' ? <StatementSection memberId={profile.id} /> : null}
    </Box>
  );
}
