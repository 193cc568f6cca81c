import { z } from 'zod'
import { nameActivity, translateFirst } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import { policyReaders } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { formSchema } from '../step.ts'
import { defineResource, pageQuery, pageReply, paginate } from './resource.ts'

const list = defineOperation({
  id: 'listActivities',
  method: 'get',
  path: '/api/v1/admin/activities',
  summary: 'Every activity that a workflow may contain, with the form of its settings in the requested language',
  caller: 'administrator',
  roles: policyReaders,
  query: pageQuery,
  status: 200,
  reply: pageReply(
    z.object({
      id: z.string(),
      title: z.string(),
      text: z.string().describe('What it does, in a sentence'),
      group: z.enum(['authentication', 'action', 'notification', 'flow']),
      sites: z.array(z.enum(['self-service', 'helpdesk'])),
      settings: formSchema,
    }),
  ),
})

export const activitiesResource = defineResource({
  operations: [list],
  routes(app, { activities }) {
    mount(app, list, (context, { query }) => {
      const translate = getTranslator(negotiateLanguage(context))
      const page = paginate(activities, ({ id }) => id, query)
      const items = page.items.map(({ id, group, sites, settings }) => ({
        id,
        group,
        sites: [...sites],
        title: nameActivity(translate, id),
        text: translateFirst(translate, [`activities.${id}.sentence`]) ?? '',
        settings: toAnswerSchema(settings, translate),
      }))
      return context.reply({ ...page, items })
    })
  },
})
