import Typography from '@mui/material/Typography';
import type { ReturnQuote } from '../../../contract/returns.ts';
import { useT } from '../../i18n/index.ts';

/** The coupons of the sale that the customer can use again. */
export function CouponsBack({ coupons }: { readonly coupons: ReturnQuote['couponsBack'] }) {
  const t = useT();
  return coupons.map(({ code, name }) => (
    <Typography key={code} variant="body2" sx={{ mt: 1 }}>
      {t('coupons:return.back', { name })}
    </Typography>
  ));
}
