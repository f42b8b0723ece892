import { BrowserWindow, type Input, nativeTheme, screen } from 'electron';
import type { WindowPlace } from './preferences.ts';
import { LEAST_HEIGHT, LEAST_WIDTH, placeOf } from './window-place.ts';

/** The paper of the theme (EXPERIENCE, Visual language): no white flash on a dark till. */
const PAPER = { light: '#F6F4F0', dark: '#141716' };
const ZOOM_STEPS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

export interface WindowParts {
  readonly address: string;
  readonly preload: string;
  readonly kept: WindowPlace | null;
  readonly isDevelopment: boolean;
  /** Whether to show it at all: tests may run it unseen. */
  readonly onPlaced: (place: WindowPlace) => void;
}

/** The one place where a window is made (TRUST, Security 1). */
export function createWindow(parts: WindowParts): BrowserWindow {
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(
    ({ workArea }) => workArea,
  );
  const window = new BrowserWindow({
    ...placeOf(parts.kept, areas),
    minWidth: LEAST_WIDTH,
    minHeight: LEAST_HEIGHT,
    show: false,
    autoHideMenuBar: true,
    title: 'Guitai',
    backgroundColor: paper(),
    webPreferences: {
      preload: parts.preload,
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      // Its dictionaries would come from the network.
      spellcheck: false,
      devTools: parts.isDevelopment,
    },
  });
  window.once('ready-to-show', () => {
    if (parts.kept?.isMaximized === true) window.maximize();
    window.show();
  });
  rememberPlace(window, parts.onPlaced);
  window.webContents.on('before-input-event', (event, input) => {
    if (isHandled(window, input, parts.isDevelopment)) event.preventDefault();
  });
  void window.loadURL(parts.address);
  return window;
}

/** The window's colour before its page is painted, after the theme changed. */
export function repaint(window: BrowserWindow): void {
  window.setBackgroundColor(paper());
}

function paper(): string {
  return nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light;
}

function rememberPlace(window: BrowserWindow, onPlaced: (place: WindowPlace) => void): void {
  window.on('close', () => {
    onPlaced({ ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  });
}

/** Without a menu the keys of a menu are handled here: zoom, and tools for developers. */
function isHandled(window: BrowserWindow, input: Input, isDevelopment: boolean): boolean {
  if (input.type !== 'keyDown') return false;
  const isCommand = process.platform === 'darwin' ? input.meta : input.control;
  // Not F12: that is the virtual scanner and printer, which `npm start` is there to show.
  if (isDevelopment && isCommand && input.shift && input.code === 'KeyI') {
    window.webContents.toggleDevTools();
    return true;
  }
  if (!isCommand || input.alt) return false;
  const zoom = window.webContents.getZoomFactor();
  const wanted = zoomAfter(input.key, zoom);
  if (wanted === null) return false;
  window.webContents.setZoomFactor(wanted);
  return true;
}

function zoomAfter(key: string, zoom: number): number | null {
  const near = 0.001;
  if (key === '0') return 1;
  if (key === '+' || key === '=') return ZOOM_STEPS.find((step) => step > zoom + near) ?? zoom;
  if (key === '-') return ZOOM_STEPS.findLast((step) => step < zoom - near) ?? zoom;
  return null;
}
