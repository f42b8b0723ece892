import { MAX_LABELS } from '../../../../contract/catalog.ts';
import { fail, ok } from '../../../../contract/kernel/result.ts';
import type { Command } from '../../../store/context.ts';
import { enqueueLabels } from '../../devices/face.ts';
import { labelOf } from '../labels.ts';

/** Queues price labels as one strip; a product that is gone is named and nothing is printed. */
export const printLabels: Command<'catalog.printLabels'> = (context, { requestId, labels }) => {
  const labelCount = labels.reduce((sum, { copies }) => sum + copies, 0);
  if (labelCount > MAX_LABELS) return fail('catalog.tooManyLabels', { max: MAX_LABELS });
  const strip: NonNullable<ReturnType<typeof labelOf>>[] = [];
  for (const { productId, copies } of labels) {
    const label = labelOf(context, productId);
    if (label === undefined) return fail('catalog.productUnknown');
    for (let copy = 0; copy < copies; copy += 1) strip.push(label);
  }
  const [first] = strip;
  const title = strip.length === 1 ? (first?.name ?? '') : `${first?.name ?? ''} … (${labelCount})`;
  const jobId = enqueueLabels(context, { key: `labels:${requestId}`, title, labels: strip });
  return ok({ jobId, labelCount });
};
