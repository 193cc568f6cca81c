import { z } from 'zod'
import type { Reader, Store } from '../../store/database.ts'
import { getSetting, listSettings, putSetting } from '../../store/settings.ts'
import { heldList, listNames } from './held-list.ts'
import type { ListImports } from './list-imports.ts'

/** Each node writes here what it has, since nobody else can look into its folder. */
const prefix = 'password-lists.of.'

const report = z.object(Object.fromEntries(listNames.map((list) => [list, heldList.optional()])))
export type ListReport = z.output<typeof report>

/** Says what this node has, where that is not what it said last. */
export async function reportLists(store: Store, node: string, imports: ListImports): Promise<void> {
  const held: ListReport = {}
  for (const list of listNames) held[list] = await imports.held(list)
  const name = `${prefix}${node}`
  const said = await getSetting(store.read, name)
  if (JSON.stringify(said?.value) === JSON.stringify(held)) return
  // Whoever was first on this node said the same; and the next look says it again.
  await store.transaction((tx) => putSetting(tx, name, held, said?.version ?? 0))
}

/** By node. */
export async function listReports(reader: Reader): Promise<Map<string, ListReport>> {
  const stored = await listSettings(reader, prefix)
  return new Map(
    [...stored].map(([name, { value }]) => [name.slice(prefix.length), report.safeParse(value).data ?? {}]),
  )
}
