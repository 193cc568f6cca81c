import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import { defaultPolicyId, managementPolicyDefinition } from '../../policies/management-policy.ts'
import { parseStoredPolicy } from '../../policies/stored-policy.ts'
import { findPolicy } from '../../store/management-policies.ts'
import { policyReaders } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { formSchema } from '../step.ts'
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
      return context.reply(
        id === defaultPolicyId
          ? { title: name, text: t('policies.default-text'), form: toAnswerSchema(defaultDefinition, t) }
          : { title: name, text: t('policies.text'), form: toAnswerSchema(managementPolicyDefinition, t) },
      )
    })
  },
})
