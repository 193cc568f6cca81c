import { z } from 'zod'
import { words } from '../../../shared/languages/words.ts'
import { answerSchema } from '../../engine/answer-schema.ts'
import { firstWorded } from '../../engine/wording.ts'
import { languageOf } from '../language.ts'
import { defineOperation, mount, readQuery } from '../operation.ts'
import { defineResource, pageOf, pageQuery, pageThrough } from './resource.ts'

const listed = defineOperation({
  ...{ id: 'listActivities', method: 'get', path: '/api/v1/admin/activities', caller: 'administrator', status: 200 },
  summary:
    'What a workflow may be made of: every activity with the form of its settings, labels in the language asked for',
  query: pageQuery,
  reply: pageOf(
    z.object({
      id: z.string(),
      title: z.string(),
      group: z.string(),
      sites: z.array(z.string()),
      settings: z.record(z.string(), z.unknown()),
    }),
  ),
  errors: ['sign-in-required', 'forbidden'],
})

export const activitiesResource = defineResource({
  operations: [listed],
  routes(app, { activities }) {
    mount(app, listed, (context) => {
      const say = words(languageOf(context))
      const page = pageThrough(activities, ({ id }) => id, readQuery(context, pageQuery))
      const items = page.items.map(({ id, group, sites, settings }) => ({
        ...{ id, group, sites },
        title: firstWorded(say, [`activities.${id}.name`, `activities.${id}.title`]) ?? id,
        settings: answerSchema(settings, say),
      }))
      return context.json({ ...page, items })
    })
  },
})
