/** What is done to points beside sales and returns; `undo` takes one of the others back. */
export const OPERATION_KINDS = ['adjust', 'transfer', 'bonus', 'gift', 'undo'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];
