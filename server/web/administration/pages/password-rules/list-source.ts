import type { Translator } from '../../../../../shared/languages/translator.ts'
import type { FieldSchema } from '../../../../../shared/wizard/page.ts'
import { mapReply } from '../../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../../client.ts'
import { isObject, type Json } from '../../form/value.ts'
import type { VersionsSource } from '../../history/history-source.ts'
import type { PasswordList } from './calls.ts'

/** The earlier states of a list of passwords: on which server it changed, and what was in it then. The words themselves are not kept. */
export function createListSource(api: Api, id: PasswordList['id'], t: Translator): VersionsSource {
  const params = { id }
  const field = (name: 'server' | 'entries' | 'kilobytes' | 'version'): FieldSchema => ({
    type: 'string',
    title: t(`administration.list-${name}`),
  })
  const form = {
    type: 'object' as const,
    properties: {
      server: field('server'),
      entries: field('entries'),
      kilobytes: field('kilobytes'),
      version: field('version'),
    },
  }
  return {
    loadForm: async () => ({ ok: true, value: { title: t(`administration.list-${id}`), text: '', form } }),
    listVersions: (after) =>
      api('GET /api/v1/admin/password-lists/{id}/versions', { params, query: after ? { after } : {} }),
    loadVersion: async (version) =>
      mapReply(
        await api('GET /api/v1/admin/password-lists/{id}/versions/{version}', {
          params: { id, version: String(version) },
        }),
        ({ content }) => ({ content: describe(content) }),
      ),
  }
}

/** A list that was removed has no entries. */
function describe(content: unknown): Record<string, Json | undefined> {
  if (!isObject(content)) return {}
  const { node, held } = content
  if (!isObject(held)) return { server: node }
  const { entries, bytes, version } = held
  return { server: node, entries, version, kilobytes: typeof bytes === 'number' ? Math.ceil(bytes / 1000) : undefined }
}
