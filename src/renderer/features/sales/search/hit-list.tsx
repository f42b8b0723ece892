import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useT } from '../../../i18n/index.ts';
import { BigButton, ErrorNotice, Kbd } from '../../../ui/index.ts';
import { HitRow, MemberRow, ProductRow } from './hit-rows.tsx';
import { SEARCH_PAD_PX } from './search-pad.tsx';
import type { SearchAnswer, SearchHit } from './use-search.ts';

export const HIT_LIST_ID = 'counter-hits';

/** The id of a hit's row, for `aria-activedescendant`. */
export function hitId(index: number): string {
  return `${HIT_LIST_ID}-${index}`;
}

interface Props {
  readonly answer: SearchAnswer;
  readonly isSettled: boolean;
  readonly highlighted: number | null;
  /** The number pad stands at the right: the list leaves it room. */
  readonly isBesidePad: boolean;
  readonly onPick: (hit: SearchHit) => void;
  readonly onEnrol: () => void;
}

/** What was found, members first; at the foot the way on when it is none of these. */
export function HitList(props: Props) {
  const { answer, isSettled, highlighted, isBesidePad, onPick, onEnrol } = props;
  const t = useT();
  const { hits, query } = answer;
  const firstProduct = hits.findIndex((hit) => hit.kind === 'product');
  return (
    <Paper
      elevation={0}
      sx={{
        position: 'absolute',
        left: 0,
        right: isBesidePad ? SEARCH_PAD_PX : 0,
        top: 'calc(100% + 6px)',
        zIndex: 'modal',
        display: 'flex',
        flexDirection: 'column',
        maxHeight: 'min(70vh, 640px)',
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: '10px',
        boxShadow: '0 8px 32px rgb(0 0 0 / 0.24)',
        opacity: isSettled ? 1 : 0.75,
      }}
      // The box keeps the focus while a finger picks.
      onMouseDown={(event) => event.preventDefault()}
    >
      {answer.failure === null ? null : (
        <Box sx={{ p: 1.5 }}>
          <ErrorNotice failure={answer.failure} />
        </Box>
      )}
      {hits.length === 0 ? (
        <NoHit query={query} />
      ) : (
        <Box
          id={HIT_LIST_ID}
          role="listbox"
          aria-label={t('sales:search.hits')}
          sx={{ overflowY: 'auto', py: 0.5 }}
        >
          {hits.map((hit, index) => (
            <Box key={keyOf(hit)} role="presentation">
              {index === 0 && hit.kind === 'member' ? (
                <GroupHead text={t('sales:search.members')} />
              ) : null}
              {index === firstProduct ? <GroupHead text={t('sales:search.products')} /> : null}
              <HitRow id={hitId(index)} isOn={index === highlighted} onPick={() => onPick(hit)}>
                {hit.kind === 'member' ? (
                  <MemberRow hit={hit} query={query} />
                ) : (
                  <ProductRow hit={hit} query={query} />
                )}
              </HitRow>
            </Box>
          ))}
        </Box>
      )}
      <Foot answer={answer} onEnrol={onEnrol} />
    </Paper>
  );
}

function keyOf(hit: SearchHit): string {
  return hit.kind === 'member' ? `m${hit.member.id}` : `p${hit.product.id}`;
}

function GroupHead({ text }: { readonly text: string }) {
  return (
    <Typography
      role="presentation"
      variant="subtitle2"
      sx={{ color: 'text.secondary', px: 2, pt: 1, pb: 0.5 }}
    >
      {text}
    </Typography>
  );
}

function NoHit({ query }: { readonly query: string }) {
  const t = useT();
  return (
    <Box sx={{ px: 2, pt: 2, pb: 1 }}>
      <Typography variant="subtitle1">{t('sales:search.none')}</Typography>
      <Typography sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {t('sales:search.noneHint', { text: query })}
      </Typography>
    </Box>
  );
}

function Foot({
  answer,
  onEnrol,
}: {
  readonly answer: SearchAnswer;
  readonly onEnrol: () => void;
}) {
  const t = useT();
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 1.5,
        px: 2,
        py: 1,
        borderTop: '1px solid',
        borderColor: 'divider',
      }}
    >
      <BigButton
        keys="f3"
        kind={answer.hits.length === 0 ? 'primary' : 'quiet'}
        onClick={onEnrol}
        sx={{ maxWidth: '100%' }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {t('sales:search.enrol', { text: answer.query.slice(0, 24) })}
        </Box>
      </BigButton>
      <Box sx={{ flex: 1 }} />
      {answer.hasMore ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('sales:search.more')}
        </Typography>
      ) : null}
      {answer.hits.length > 1 ? (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          <Kbd keys="up" /> <Kbd keys="down" /> <Kbd keys="enter" />
        </Typography>
      ) : null}
      <Kbd keys="esc" />
    </Box>
  );
}
