import { signal } from '@preact/signals'
import type { Reply } from '../../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import type { Api } from '../../client.ts'
import type { DraftSource, Versioned } from '../../draft/draft.ts'
import type { JsonObject } from '../../form/value.ts'
import type { Definition } from '../workflows/load-workflows.ts'

export type DraftReply = AdminApi['GET /api/v1/admin/workflows/{policy}/{workflow}/draft']['reply']

/** The draft of a workflow on the server, with what is known about it beside its definition. */
export interface DesignerSource extends DraftSource {
  /** Undefined before it is loaded. */
  about: { readonly value: DraftReply | undefined }
  /** The next save says that the draft goes on from this published version. */
  baseOn(version: number): void
}

/** Definitions are JSON; the draft machinery knows no more of them. */
export const toDefinition = (value: JsonObject): Definition => value as unknown as Definition
export const toValue = (definition: Definition): JsonObject => definition as unknown as JsonObject

export function createDesignerSource(api: Api, policy: string, workflow: string): DesignerSource {
  const params = { policy, workflow }
  const about = signal<DraftReply | undefined>(undefined)
  let basedOn = 0
  const take = (reply: DraftReply): Versioned => {
    about.value = reply
    basedOn = reply.basedOn
    return { version: reply.version, value: toValue(reply.definition) }
  }
  const read = (reply: Reply<DraftReply>): Reply<Versioned> =>
    reply.ok ? { ok: true, value: take(reply.value) } : reply
  return {
    about,
    baseOn(version) {
      basedOn = version
    },
    load: async () => read(await api('GET /api/v1/admin/workflows/{policy}/{workflow}/draft', { params })),
    save: async ({ version, value }) =>
      read(
        await api('PUT /api/v1/admin/workflows/{policy}/{workflow}/draft', {
          params,
          version,
          body: { basedOn, definition: toDefinition(value) },
        }),
      ),
    readCurrent: (current) => take(current as DraftReply),
  }
}
