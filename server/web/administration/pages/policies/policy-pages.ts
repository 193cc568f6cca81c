import { mapReply } from '../../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../../client.ts'
import type { Versioned } from '../../draft/draft.ts'
import { omitFields, replaceValues, selectFields, selectValues } from '../../form/select-fields.ts'
import { isObject, type JsonObject } from '../../form/value.ts'
import type { HistorySource } from '../../history/history-source.ts'
import { createPolicySource } from '../policies-source.ts'

/** What of a policy has a page of its own. */
const policyParts = {
  questions: ['questions', 'enforcement.inviteToRegister', 'enforcement.remindToUpdateProfile'],
  'password-rules': ['rules', 'enforcement.remindOfPasswordExpiry'],
} as const

export type PolicyPart = keyof typeof policyParts
/** `policies`: everything else. */
export type PolicyPage = PolicyPart | 'policies'

/** A policy without its parts. */
export function createRestSource(api: Api, id: string): HistorySource {
  const source = createPolicySource(api, id)
  const elsewhere = Object.values(policyParts).flat()
  return {
    ...source,
    loadForm: async () =>
      mapReply(await source.loadForm(), ({ form, ...about }) => ({ ...about, form: omitFields(form, elsewhere) })),
  }
}

/** A part of a policy, which is stored as a whole: what other pages edit is saved as it was loaded, over the same version. */
export function createPolicyPartSource(api: Api, id: string, part: PolicyPart): HistorySource {
  const source = createPolicySource(api, id)
  const paths = policyParts[part]
  let whole: JsonObject = {}
  const open = ({ version, value }: Versioned): Versioned => {
    whole = value
    return { version, value: selectValues(value, paths) }
  }
  return {
    loadForm: async () =>
      mapReply(await source.loadForm(), ({ form, ...about }) => ({ ...about, form: selectFields(form, paths) })),
    load: async () => mapReply(await source.load(), open),
    save: async ({ version, value }) =>
      mapReply(await source.save({ version, value: replaceValues(whole, value, paths) }), open),
    readCurrent: (current) => open(source.readCurrent(current)),
    listVersions: source.listVersions,
    loadVersion: async (version) =>
      mapReply(await source.loadVersion(version), ({ content }) => ({
        // Of a policy that was deleted there is nothing.
        content: isObject(content) ? selectValues(content, paths) : null,
      })),
  }
}
