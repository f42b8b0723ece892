import type { Romanise } from './display-cells.ts';

/** Pinyin without tones; loaded only for displays that cannot show Chinese. */
export async function loadRomanise(): Promise<Romanise> {
  const { pinyin } = await import('pinyin-pro');
  return (text) => {
    const word = pinyin(text, { toneType: 'none', type: 'array', v: false }).join('');
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
}
