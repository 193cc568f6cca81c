import type { Services } from '../services.ts'
import { recordHeartbeat } from '../store/nodes.ts'
import { getSetting } from '../store/settings.ts'

/** Whether the database can be used: written as well as read: a full disk and a file that was moved still answer a reader. At most once a second, since anybody may ask. */
export function createDatabaseCheck({ store, node }: Services): () => Promise<boolean> {
  let checked = { at: Number.NEGATIVE_INFINITY, result: Promise.resolve(false) }
  return () => {
    const at = performance.now()
    if (at - checked.at > 1000) checked = { at, result: succeeds(readAndWrite(store, node)) }
    return checked.result
  }
}

async function readAndWrite(store: Services['store'], node: string): Promise<void> {
  await getSetting(store.read, 'none')
  await store.transaction((tx) => recordHeartbeat(tx, node))
}

export const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  )
