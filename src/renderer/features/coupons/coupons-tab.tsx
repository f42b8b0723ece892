import { useState } from 'react';
import { useT } from '../../i18n/index.ts';
import { useAction } from '../../lib/actions.ts';
import { useTillQuery } from '../../lib/use-till.ts';
import { BigButton, EmptyState, ErrorNotice, Loading, Page, Sheet } from '../../ui/index.ts';
import { ExportButton } from '../exports/index.ts';
import { CampaignPage } from './campaign-page.tsx';
import { CampaignTable } from './campaign-table.tsx';
import { Editor } from './editor.tsx';

type Place =
  | { readonly kind: 'list' }
  | { readonly kind: 'campaign'; readonly id: number }
  | { readonly kind: 'editor'; readonly id: number | null };

/** Coupons: the list with its figures, one campaign with its codes, and the editor of a draft. */
export function CouponsTab() {
  const [place, setPlace] = useState<Place>({ kind: 'list' });
  const answer = useTillQuery('coupons.campaigns', {});
  const campaigns = answer.data ?? [];
  const back = () => setPlace({ kind: 'list' });
  const open = (id: number) => {
    const isDraft = campaigns.find((one) => one.id === id)?.state === 'draft';
    setPlace({ kind: isDraft ? 'editor' : 'campaign', id });
  };
  const shown = 'id' in place ? campaigns.find(({ id }) => id === place.id) : undefined;
  if (place.kind === 'editor' && (place.id === null || shown !== undefined)) {
    return (
      <Editor
        key={place.id}
        campaign={shown ?? null}
        onBack={back}
        onSaved={(id) => setPlace({ kind: 'editor', id })}
        onActive={(id) => setPlace({ kind: 'campaign', id })}
      />
    );
  }
  if (place.kind === 'campaign' && shown !== undefined) {
    return (
      <CampaignPage
        campaign={shown}
        onBack={back}
        onCopied={(id) => setPlace({ kind: 'editor', id })}
      />
    );
  }
  return (
    <CampaignList
      answer={answer}
      onOpen={open}
      onNew={() => setPlace({ kind: 'editor', id: null })}
    />
  );
}

function CampaignList({
  answer,
  onOpen,
  onNew,
}: {
  readonly answer: ReturnType<typeof useTillQuery<'coupons.campaigns'>>;
  readonly onOpen: (id: number) => void;
  readonly onNew: () => void;
}) {
  const t = useT();
  useAction({
    id: 'coupons.new',
    label: 'coupons:list.new',
    group: 'screens',
    keys: 'f3',
    run: onNew,
  });
  const add = (
    <BigButton kind="primary" keys="f3" onClick={onNew}>
      {t('coupons:list.new')}
    </BigButton>
  );
  const isEmpty = answer.data?.length === 0;
  return (
    <Page
      title={t('coupons:list.title')}
      actions={
        isEmpty ? undefined : (
          <>
            <ExportButton list="coupons" />
            {add}
          </>
        )
      }
    >
      <ErrorNotice failure={answer.error} />
      <Loading isWaiting={answer.isPending} />
      {answer.data === undefined ? null : (
        <Sheet>
          {isEmpty ? (
            <EmptyState
              title={t('coupons:list.empty')}
              hint={t('coupons:list.emptyHint')}
              action={add}
            />
          ) : (
            <CampaignTable campaigns={answer.data} onOpen={onOpen} />
          )}
        </Sheet>
      )}
    </Page>
  );
}
