import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator, type Translator } from '../../../shared/languages/translator.ts'
import type { AnswerSchema } from '../../../shared/wizard/page.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import { defaultPolicyId, managementPolicyDefinition } from '../../policies/management-policy.ts'
import { parseStoredPolicy } from '../../policies/stored-policy.ts'
import { findPolicy } from '../../store/management-policies.ts'
import { getStaffCaller, policyReaders } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { formSchema } from '../step.ts'
import { fieldsOfAdministrators } from './foreign-changes.ts'
import { defineResource } from './resource.ts'

const get = defineOperation({
  id: 'getPolicyForm',
  method: 'get',
  path: '/api/v1/admin/policies/{id}/form',
  summary: 'The form of a management policy in the requested language, as JSON Schema with texts',
  caller: 'administrator',
  roles: policyReaders,
  policy: { in: 'params', field: 'id' },
  status: 200,
  reply: z.object({ title: z.string(), text: z.string(), form: formSchema }),
  errors: ['not-found'],
})

/** The default policy can be neither narrowed nor disabled, so its form lacks these fields. */
const defaultDefinition = managementPolicyDefinition.omit({ enabled: true, userScope: true })

export const policyFormResource = defineResource({
  operations: [get],
  routes(app, { store }) {
    mount(app, get, async (context, { params: { id } }) => {
      const row = await findPolicy(store.read, id)
      if (!row) throw new AppError('not-found')
      const t = getTranslator(negotiateLanguage(context))
      const { name } = parseStoredPolicy(row)
      const isDefault = id === defaultPolicyId
      const form = toAnswerSchema(isDefault ? defaultDefinition : managementPolicyDefinition, t)
      return context.reply({
        title: name,
        text: t(isDefault ? 'policies.default-text' : 'policies.text'),
        form: getStaffCaller(context).roles.includes('administrator') ? form : lockFields(form, t),
      })
    })
  },
})

/** Others see what only an administrator may change, and why they cannot. */
const lockFields = (form: AnswerSchema, t: Translator): AnswerSchema => ({
  ...form,
  properties: Object.fromEntries(
    Object.entries(form.properties).map(([name, field]) => [
      name,
      fieldsOfAdministrators.some((one) => one === name)
        ? { ...field, locked: true, description: t('findings.administrators-only') }
        : field,
    ]),
  ),
})
