import { mapReply } from '../../../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../../../client.ts'
import type { DraftSource, Versioned } from '../../../draft/draft.ts'
import type { JsonObject } from '../../../form/value.ts'
import type { EditableTable, TableId } from './identity-tables.ts'

/** One entry of an identity table, as it is edited. */
export function createEntrySource(api: Api, table: TableId, id: string): DraftSource {
  const params = { id }
  return {
    load: async () => mapReply(await api(`GET /api/v1/admin/identities/${table}/{id}`, { params }), toVersioned),
    save: async ({ version, value }) =>
      mapReply(
        await api(`PUT /api/v1/admin/identities/${table}/{id}`, { params, version, body: toBody(value) }),
        toVersioned,
      ),
    readCurrent: toVersioned,
  }
}

/** An entry that does not exist yet; `onCreated` is told its id. */
export function createNewEntrySource(api: Api, table: EditableTable, onCreated: (id: string) => void): DraftSource {
  return {
    load: async () => ({ ok: true, value: { version: 0, value: {} } }),
    save: async ({ value }) =>
      mapReply(await api(`POST /api/v1/admin/identities/${table}`, { body: toBody(value) }), (created) => {
        onCreated(created.id)
        return toVersioned(created)
      }),
    readCurrent: toVersioned,
  }
}

/** What the server sets is not edited; what is empty is left out, as fields leave it out that are emptied. */
function toVersioned(entry: { version: number }): Versioned {
  const { id: _, version, isFromDirectory: __, isSuspended: ___, ...value } = entry as JsonObject & { version: number }
  return { version, value: Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null)) }
}

// The fields have the shape of the call; what is missing or wrong the server says at its field.
const toBody = (value: JsonObject) => value as never
