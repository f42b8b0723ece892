import type { ReceiptSettings } from '../../../../contract/settings.ts';

/** What the settings put around a receipt; only what differs from the usual is said. */
interface Dress {
  readonly storeName: string;
  readonly frame?: {
    readonly headerLines?: readonly string[];
    readonly footerLines?: readonly string[];
    readonly hidesTax?: true;
    readonly hidesCode?: true;
  };
}

/** The store's name and own lines, for the document of a receipt: part of every sale, so short. */
export function receiptDress(
  receipt: ReceiptSettings,
  till: { readonly storeName: string },
): Dress {
  const { headerLines, footerLines, showsTax, showsCode } = receipt;
  const storeName = receipt.storeName.trim() === '' ? till.storeName : receipt.storeName.trim();
  const frame = {
    ...(headerLines.length === 0 ? {} : { headerLines }),
    ...(footerLines.length === 0 ? {} : { footerLines }),
    ...(showsTax ? {} : { hidesTax: true as const }),
    ...(showsCode ? {} : { hidesCode: true as const }),
  };
  return Object.keys(frame).length === 0 ? { storeName } : { storeName, frame };
}
