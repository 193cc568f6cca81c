import { z } from 'zod'
import { settingName, storedOverrides } from '../../notifications/mail-texts.ts'
import { type TextOverrides, textOverride, textOverridesFor } from '../../notifications/text-override.ts'
import { describeTemplates, loadStoredWordings } from '../../policies/editable-templates.ts'
import { type Finding, toFindings } from '../../policies/findings.ts'
import type { Reader } from '../../store/database.ts'
import { listSettings, putSetting } from '../../store/settings.ts'
import { isSameContent } from '../canonical.ts'
import { type Change, defineSection } from '../section.ts'
import { listWorkflowIds } from './workflows.ts'

const shape = z.record(z.string(), z.record(z.string(), textOverride))

/** The organisation's own mail texts, by template and language. A template that a document leaves out has the supplied texts afterwards. */
export const templatesSection = defineSection({
  name: 'templates',
  shape,

  read,

  async compare({ services: { store }, workflows }, wanted) {
    const current = await listOwnTexts(store.read)
    const editable = new Map(describeTemplates([...workflows]).map((template) => [template.id, template]))
    const changes: Change[] = []
    const problems: Finding[] = []
    // Texts of workflows that were withdrawn earlier are in no document, and stay.
    for (const id of Object.keys(await read(store.read))) {
      if (!wanted[id]) changes.push(await describeChange(store.read, id, undefined))
    }
    for (const [id, wordings] of Object.entries(wanted)) {
      const template = editable.get(id)
      if (!template) {
        problems.push({ path: id, code: 'template-unknown' })
        continue
      }
      const parsed = textOverridesFor(template.template).safeParse(wordings)
      if (!parsed.success) {
        problems.push(...toFindings(parsed.error, [id]))
        continue
      }
      const after = Object.keys(parsed.data).length > 0 ? parsed.data : undefined
      if (!isSameContent(current.get(id), after)) changes.push(await describeChange(store.read, id, after))
    }
    return { changes, problems, warnings: [] }
  },
})

async function read(reader: Reader): Promise<z.output<typeof shape>> {
  const known = new Set(describeTemplates([...(await listWorkflowIds(reader))]).map(({ id }) => id))
  return Object.fromEntries([...(await listOwnTexts(reader))].filter(([id]) => known.has(id)))
}

async function listOwnTexts(reader: Reader): Promise<Map<string, TextOverrides>> {
  const prefix = settingName('')
  const stored = [...(await listSettings(reader, prefix))].sort(([one], [other]) => (one < other ? -1 : 1))
  return new Map(
    stored.flatMap(([name, { value }]): [string, TextOverrides][] => {
      const own = storedOverrides.parse(value)
      return own && Object.keys(own).length > 0 ? [[name.slice(prefix.length), own]] : []
    }),
  )
}

async function describeChange(reader: Reader, id: string, after: TextOverrides | undefined): Promise<Change> {
  const before = await loadStoredWordings(reader, id)
  const version = before.version + 1
  const action = after ? 'imported' : 'reset'
  return {
    resource: 'template',
    id,
    action: after ? 'changed' : 'deleted',
    before: before.own ?? undefined,
    after,
    async write(tx) {
      if (!(await putSetting(tx, settingName(id), after ?? null, before.version))) return undefined
      const earlier = { version: before.version, content: before.own }
      return {
        number: version,
        kept: { resource: 'template', id, action, version, content: after ?? null, before: earlier },
      }
    },
  }
}
