import { useEffect, useRef, useState } from 'preact/hooks'
import type { AdminApi } from '../../../routes/operations.ts'
import type { Api } from '../client.ts'

/** What an entry means in the directory now. */
export type NamedEntry = AdminApi['POST /api/v1/admin/directory/names']['reply']['items'][number]

export type EntryKind = AdminApi['POST /api/v1/admin/directory/names']['send']['body']['kind']

/** What entries mean, by entry; one that is not there is not known yet, or the directory does not answer. */
export function useDirectoryNames(
  api: Api,
  kind: EntryKind,
  entries: readonly string[],
): ReadonlyMap<string, NamedEntry> {
  const [names, setNames] = useState<ReadonlyMap<string, NamedEntry>>(new Map())
  const asked = useRef(new Set<string>())
  useEffect(() => {
    const unknown = entries.filter((entry) => entry.trim() !== '' && !asked.current.has(entry))
    if (unknown.length === 0) return
    for (const entry of unknown) asked.current.add(entry)
    void api('POST /api/v1/admin/directory/names', { body: { kind, entries: unknown } }).then((reply) => {
      if (reply.ok)
        setNames((before) => new Map([...before, ...reply.value.items.map((one) => [one.entry, one] as const)]))
    })
  }, [kind, entries.join('\n')])
  return names
}
