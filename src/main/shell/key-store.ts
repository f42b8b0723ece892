import { safeStorage } from 'electron';
import type { KeyStore } from './pepper.ts';

/** The system's key store. On Linux without a key ring Electron only hides text: that is none. */
export const systemKeyStore: KeyStore = {
  isAvailable() {
    if (!safeStorage.isEncryptionAvailable()) return false;
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
  },
  wrap: (text) => safeStorage.encryptString(text),
  unwrap: (wrapped) => safeStorage.decryptString(wrapped),
};
