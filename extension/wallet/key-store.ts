/** A key of this browser at one server: its owner's decentralized identity there. The private half can be used here, and read by nobody. */
export interface WalletKey {
  /** `did:jwk`, which is the public half. */
  did: string
  /** Origin of the server. */
  server: string
  /** As the person typed it when the key was made. */
  account: string
  /** Names the person where the key signs in to a site; absent where the directory has none. */
  mail?: string
  /** ISO 8601. */
  madeAt: string
  privateKey: CryptoKey
}

const table = 'keys'

/** IndexedDB is the only storage of an extension that takes a key without showing it. */
function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('wallet', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'did' })
  return toPromise(request)
}

async function withTable<Value>(
  mode: IDBTransactionMode,
  work: (keys: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await openDatabase()
  const transaction = database.transaction(table, mode)
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  const [value] = await Promise.all([toPromise(work(transaction.objectStore(table))), done])
  database.close()
  return value
}

function toPromise<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

export const listKeys = (): Promise<WalletKey[]> =>
  withTable<WalletKey[]>('readonly', (keys) => keys.getAll() as IDBRequest<WalletKey[]>)

export async function removeKey(did: string): Promise<void> {
  await withTable('readwrite', (keys) => keys.delete(did))
}

/** Makes a key for ES256, which every browser that we support has. */
export async function makeKey(owner: Pick<WalletKey, 'account' | 'mail' | 'server'>): Promise<WalletKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const did = `did:jwk:${encode(JSON.stringify({ crv, kty, x, y }))}`
  const key = { ...owner, did, madeAt: new Date().toISOString(), privateKey: pair.privateKey }
  await withTable('readwrite', (keys) => keys.put(key))
  return key
}

/** A key signs for its own server alone: a proof for another one could be handed on there. */
export const isOfServer = (audience: string, server: string): boolean => URL.parse(audience)?.origin === server

/** base64url of a text's UTF-8; Chromium has `toBase64` from 140 on only. */
export const encode = (text: string): string => encodeBytes(new TextEncoder().encode(text))

export const encodeBytes = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '')
