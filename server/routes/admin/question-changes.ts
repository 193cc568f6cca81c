import { z } from 'zod'
import { countProfileUpdates } from '../../policies/count-profile-updates.ts'
import { listQuestionLists, questionPolicy } from '../../policies/question-policy.ts'
import { updateReasons } from '../../profiles/profile-state.ts'
import { policyReaders } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { peoplePosition, startCountBudget } from './count-in-parts.ts'
import { loadKnownPolicy } from './known-policy.ts'
import { defineResource } from './resource.ts'

const path = '/api/v1/admin/policies/{id}'
const caller = 'administrator'
const ownPolicy = { in: 'params', field: 'id' } as const
const asEdited = questionPolicy.optional().describe('As they are edited; absent: the saved ones')

const preview = defineOperation({
  id: 'previewQuestionLists',
  method: 'post',
  path: `${path}/question-lists`,
  summary: 'The questions of a policy as people meet them: a list for each language. Nothing is saved',
  caller,
  roles: policyReaders,
  policy: ownPolicy,
  // 200 questions in every language.
  maxBodyBytes: 4 * 1024 * 1024,
  body: z.strictObject({ questions: asEdited }),
  status: 200,
  reply: z.object({
    lists: z
      .array(
        z.object({
          language: z.string(),
          answers: z.int().describe('How many answers a person gives'),
          questions: z.array(
            z.object({
              id: z.string(),
              kind: z.enum(['mandatory', 'optional', 'helpdesk']),
              text: z.string(),
              isTranslated: z.boolean().describe('Otherwise the text is that of the default language'),
            }),
          ),
        }),
      )
      .describe('That of the default language first'),
  }),
  errors: ['not-found'],
})

const updates = z.object({
  people: z.int(),
  reasons: z.partialRecord(z.enum(updateReasons), z.int()).describe('People by reason; one person may have several'),
})

const count = defineOperation({
  id: 'countProfileUpdates',
  method: 'post',
  path: `${path}/profile-updates`,
  summary:
    'How many people of a policy must update their answers, by the saved questions and as they are edited. A long count goes on from `next`',
  caller,
  roles: policyReaders,
  policy: ownPolicy,
  maxBodyBytes: 4 * 1024 * 1024,
  body: z.strictObject({
    questions: asEdited,
    from: peoplePosition.optional().describe('`next` of the answer before'),
  }),
  status: 200,
  reply: z.object({
    examined: z.int(),
    answered: z.int().describe('People of this policy who have registered answers'),
    saved: updates,
    edited: updates,
    next: peoplePosition.optional(),
  }),
  errors: ['not-found', 'directory-unreachable'],
})

/** What questions mean for people while an administrator edits them. */
export const questionChangesResource = defineResource({
  operations: [preview, count],
  routes(app, services) {
    mount(app, preview, async (context, { params: { id }, body: { questions } }) => {
      const { policy } = await loadKnownPolicy(services, id)
      return context.reply({ lists: listQuestionLists(questions ?? policy.questions) })
    })

    mount(app, count, async (context, { params: { id }, body: { questions, from } }) => {
      const { policies, policy } = await loadKnownPolicy(services, id)
      const counted = await countProfileUpdates({
        directory: services.directory,
        read: services.store.read,
        policies,
        policy,
        edited: questions ?? policy.questions,
        from,
        isOver: startCountBudget(),
        signal: context.req.raw.signal,
      })
      return context.reply(counted)
    })
  },
})
