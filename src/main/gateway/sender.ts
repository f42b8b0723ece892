/** What is known of the frame a call came from; gathered by the Electron adapter. */
export interface Sender {
  /** The frame's address when the call came in. */
  readonly url: string;
  /** Whether it is the top frame, not one inside another. */
  readonly isMainFrame: boolean;
  /** Whether its window is one the window factory made. */
  readonly isOwnWindow: boolean;
}

/**
 * Whether calls from a frame are heard (TRUST, Security 6): the main frame of our own window,
 * showing our own content. A frame that is gone has no sender (`null`) and is not heard.
 */
export function isTrustedSender(sender: Sender | null, origins: readonly string[]): boolean {
  if (sender === null || !sender.isMainFrame || !sender.isOwnWindow) return false;
  return origins.includes(originOf(sender.url));
}

/** `scheme://host:port` of an address, also for schemes the URL standard gives no origin. */
export function originOf(address: string): string {
  try {
    const { protocol, host } = new URL(address);
    return `${protocol}//${host}`;
  } catch {
    return '';
  }
}
