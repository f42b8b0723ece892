import type { BrowserWindow } from 'electron';
import type { WindowPlace } from './preferences.ts';
import { createWindow, repaint } from './window.ts';

const FIRST_RELOAD_MS = 300;
const LONGEST_RELOAD_MS = 10_000;
/** A window that held so long starts counting its crashes anew. */
const CALM_MS = 60_000;

export interface MainWindowParts {
  readonly address: string;
  readonly preload: string;
  readonly isDevelopment: boolean;
  readonly keptPlace: () => WindowPlace | null;
  readonly onPlaced: (place: WindowPlace) => void;
  /** The page died: whoever stood there may be gone. */
  readonly onCrashed: (reason: string) => void;
  readonly onUnresponsive: () => void;
}

/** The till's one window: opens it, brings it to the front, and brings a crashed page back. */
export class MainWindow {
  private readonly parts: MainWindowParts;
  private window: BrowserWindow | null = null;
  private crashes = 0;
  private crashedAt = 0;

  constructor(parts: MainWindowParts) {
    this.parts = parts;
  }

  get current(): BrowserWindow | null {
    return this.window;
  }

  open(): void {
    if (this.window !== null) return;
    const { address, preload, isDevelopment, keptPlace, onPlaced } = this.parts;
    const window = createWindow({
      address,
      preload,
      isDevelopment,
      kept: keptPlace(),
      onPlaced,
    });
    window.on('closed', () => {
      this.window = null;
    });
    window.on('unresponsive', () => this.parts.onUnresponsive());
    window.webContents.on('render-process-gone', (_, { reason }) => {
      if (reason !== 'clean-exit') this.recover(window, reason);
    });
    this.window = window;
  }

  /** Brings the window to the front, for a person who started the app once more. */
  focus(): void {
    if (this.window === null) return;
    if (this.window.isMinimized()) this.window.restore();
    this.window.show();
    this.window.focus();
  }

  /** Takes over a change of theme. */
  repaint(): void {
    if (this.window !== null) repaint(this.window);
  }

  private recover(window: BrowserWindow, reason: string): void {
    const now = Date.now();
    this.crashes = now - this.crashedAt > CALM_MS ? 1 : this.crashes + 1;
    this.crashedAt = now;
    this.parts.onCrashed(reason);
    const waitMs = Math.min(FIRST_RELOAD_MS * 2 ** (this.crashes - 1), LONGEST_RELOAD_MS);
    setTimeout(() => {
      if (!window.isDestroyed()) void window.loadURL(this.parts.address);
    }, waitMs);
  }
}
