export { bookReturn } from './book-return.ts';
export { isForeignReceipt } from './rules/foreign-receipt.ts';
export { returnLinks } from './return-links.ts';
export { workOutReturn } from './work-out-return.ts';
