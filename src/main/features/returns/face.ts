export { type BookedReturn, bookReturn } from './book-return.ts';
export { workOutReturn } from './work-out-return.ts';
export { selectReturn as returnOf, selectReturnedByLine as returnedByLine } from './tables.ts';
