export { bookReturn } from './book-return.ts';
export { returnLinks } from './return-links.ts';
export { workOutReturn } from './work-out-return.ts';
