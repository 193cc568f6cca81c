import { z } from 'zod'
import type { Reader, Store } from '../../store/database.ts'
import { getSetting, listSettings, putSetting } from '../../store/settings.ts'
import type { ListImports } from './list-imports.ts'
import { listNames, storedList } from './stored-list.ts'

/** Each node stores here which lists it has, since other nodes cannot read its folder. */
const prefix = 'password-lists.of.'

const report = z.object(Object.fromEntries(listNames.map((list) => [list, storedList.optional()])))
export type ListReport = z.output<typeof report>

/** Stores which lists this node has, if that has changed. */
export async function saveListReport(store: Store, node: string, imports: ListImports): Promise<void> {
  const lists: ListReport = {}
  for (const list of listNames) lists[list] = await imports.readList(list)
  const name = `${prefix}${node}`
  const stored = await getSetting(store.read, name)
  if (JSON.stringify(stored?.value) === JSON.stringify(lists)) return
  // A concurrent write of this node stored the same; the next call would repair a difference.
  await store.transaction((tx) => putSetting(tx, name, lists, stored?.version ?? 0))
}

/** By node. */
export async function loadListReports(reader: Reader): Promise<Map<string, ListReport>> {
  const stored = await listSettings(reader, prefix)
  return new Map(
    [...stored].map(([name, { value }]) => [name.slice(prefix.length), report.safeParse(value).data ?? {}]),
  )
}
