import { safeStorage } from 'electron'

/**
 * 钥匙串: whether the system keeps keys for its programs. This program encrypts nothing by itself; on Linux without a key
 * store not even the runtime's own secrets are, and the clerk is told so (设置 → 数据安全).
 */
export function keyStoreHere(): 'there' | 'missing' {
  if (process.platform !== 'linux') return 'there'
  return safeStorage.isEncryptionAvailable() && safeStorage.getSelectedStorageBackend() !== 'basic_text'
    ? 'there'
    : 'missing'
}
