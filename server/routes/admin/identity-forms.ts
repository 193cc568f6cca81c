import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator, type Translator } from '../../../shared/languages/translator.ts'
import type { AnswerSchema, FieldSchema } from '../../../shared/wizard/page.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import type { IdentityReader } from '../../identity/identity-reader.ts'
import { type SourceRow, toId, toText } from '../../identity/identity-source.ts'
import { identityLists, type ListedTable } from '../../store/identity-lists.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { formSchema } from '../step.ts'
import { followed, isFromDirectory } from './identity-people.ts'
import { elsewhereReply, toRead } from './identity-resource.ts'
import { accountBody, accountFacts, groupBody, identityId, personBody, roleBody, userBody } from './identity-shapes.ts'
import { defineResource } from './resource.ts'

/** What an entry of a table is made of. */
const forms = {
  people: { table: 'Person', shape: personBody },
  accounts: { table: 'ADSAccount', shape: accountFacts.extend(accountBody.shape) },
  'application-roles': { table: 'AERole', shape: roleBody },
  'permission-groups': { table: 'DialogGroup', shape: groupBody },
  'system-users': { table: 'DialogUser', shape: userBody },
} as const satisfies Record<string, { table: ListedTable; shape: z.ZodObject }>

const tableName = z.enum(['people', 'accounts', 'application-roles', 'permission-groups', 'system-users'])

const get = defineOperation({
  ...toRead,
  id: 'getIdentityForm',
  method: 'get',
  path: '/api/v1/admin/identity-forms/{table}',
  summary: 'The form of an entry of the identity tables in the requested language, as JSON Schema with texts',
  params: z.object({ table: tableName }),
  query: z.strictObject({ id: identityId.optional().describe('Of an entry that exists') }),
  reply: z.object({ title: z.string(), text: z.string(), form: formSchema, elsewhere: elsewhereReply }),
  errors: ['not-found'],
})

/** The entries that it refers to are its `choices`, by their names. */
export const identityFormsResource = defineResource({
  operations: [get],
  routes(app, { identity }) {
    mount(app, get, async (context, { params, query: { id } }) => {
      const t = getTranslator(negotiateLanguage(context))
      const { table, shape } = forms[params.table]
      const form = toAnswerSchema(shape, t)
      const text = t(`identities.${params.table}-text`)
      if (id === undefined) return context.reply({ title: t(`identities.${params.table}-new`), text, form })
      const row = await identity.findRow(table, id)
      if (!row) throw new AppError('not-found')
      const references = await listReferences(identity, params.table, { id, row })
      const named = await nameReferences(identity, form, references)
      const follows = params.table === 'people' && (await isFromDirectory(identity, id))
      const title = toText(row[identityLists[table].order[0]]) ?? ''
      const whole = identity.isForeign ? openChoices(named, row) : named
      return context.reply({ title, text, form: follows ? lockFollowed(whole, t) : whole, elsewhere: identity.place })
    })
  },
})

type TableName = z.output<typeof tableName>

/** The ids that an entry refers to, by the table that has them. */
async function listReferences(
  identity: IdentityReader,
  name: TableName,
  { id, row }: { id: string; row: SourceRow },
): Promise<Partial<Record<TableName, string[]>>> {
  const ids = (...columns: string[]) => columns.flatMap((column) => toText(row[column]) ?? [])
  if (name === 'accounts') return { people: ids('UID_Person') }
  if (name === 'application-roles') return { 'permission-groups': ids('UID_DialogGroup') }
  if (name === 'system-users') return { 'permission-groups': await identity.listAssigned('DialogUserInGroup', id) }
  if (name === 'permission-groups') return {}
  return {
    people: ids('UID_PersonMasterIdentity', 'UID_PersonHead'),
    'system-users': ids('UID_DialogUser'),
    'application-roles': await identity.listAssigned('PersonInAERole', id),
  }
}

async function nameReferences(
  identity: IdentityReader,
  form: AnswerSchema,
  references: Partial<Record<TableName, string[]>>,
): Promise<AnswerSchema> {
  const names = new Map<string, Record<string, string>>()
  for (const [name, ids] of Object.entries(references)) {
    const { table } = forms[tableName.parse(name)]
    const [title, key] = identityLists[table].order
    const rows = await identity.findRows(table, ids)
    names.set(name, Object.fromEntries(rows.map((row) => [toId(row[key]), toText(row[title]) ?? ''])))
  }
  const withNames = (field: FieldSchema): FieldSchema =>
    field.table === undefined ? field : { ...field, choices: names.get(field.table) ?? {} }
  return mapFields(form, (_, field) => withNames(field))
}

const lockFollowed = (form: AnswerSchema, t: Translator): AnswerSchema =>
  mapFields(form, (name, field) =>
    followed.some((one) => one === name)
      ? { ...field, locked: true, description: t('findings.identity-from-directory') }
      : field,
  )

/** Another database may have values that cannot be chosen here: they are shown as they are. */
function openChoices(form: AnswerSchema, row: SourceRow): AnswerSchema {
  const further: Record<string, string | undefined> = { certification: 'other', identityType: toText(row.IdentityType) }
  return mapFields(form, (name, field) => {
    const value = further[name]
    return field.enum && value !== undefined ? { ...field, enum: [...new Set([...field.enum, value])] } : field
  })
}

const mapFields = (form: AnswerSchema, map: (name: string, field: FieldSchema) => FieldSchema): AnswerSchema => ({
  ...form,
  properties: Object.fromEntries(Object.entries(form.properties).map(([name, field]) => [name, map(name, field)])),
})
