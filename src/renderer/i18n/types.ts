import type { catalogue } from './en.ts';

type Catalogue = typeof catalogue;

/** A plural text has several entries, one per form; its key is the part before the form. */
type WithoutForm<Key extends string> = Key extends `${infer Base}_${'one' | 'many' | 'other'}`
  ? Base
  : Key;

type Path<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? WithoutForm<Key>
    : `${Key}.${Path<Node[Key]>}`;
}[keyof Node & string];

/** The key of a text: `namespace:path.to.it`. A key that English lacks does not compile. */
export type TKey = {
  [Namespace in keyof Catalogue]: `${Namespace}:${Path<Catalogue[Namespace]>}`;
}[keyof Catalogue];

/** Values for the placeholders of a text; `count` picks the plural form. */
export type TParams = Readonly<Record<string, string | number>>;

/** Gives the text of a key in the language of the screen. */
export type Translate = (key: TKey, params?: TParams) => string;
