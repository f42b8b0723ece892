import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Query } from '../../../store/context.ts';
import { labelAsSvg } from '../../devices/face.ts';
import { labelOf } from '../labels.ts';

/** A product's price label as the receipt printer would print it now. */
export const labelSvg: Query<'catalog.labelSvg'> = (context, { productId }) => {
  const label = labelOf(context, productId);
  return label === undefined
    ? fail('catalog.productUnknown')
    : ok({ svg: labelAsSvg(context, label) });
};
