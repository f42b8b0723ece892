import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL, type TillBridge } from '../contract/bridge.ts';
import type { NumberedEvent } from '../contract/events.ts';

const till: TillBridge = {
  call: (name, input) => ipcRenderer.invoke(CALL_CHANNEL, name, input),
  on: (listener) => {
    const forward = (_: unknown, numbered: NumberedEvent) => listener(numbered);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, forward);
    };
  },
};

contextBridge.exposeInMainWorld('till', till);
