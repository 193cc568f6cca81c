import { z } from 'zod'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { readers } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { defineResource } from './resource.ts'

const list = defineOperation({
  id: 'listEnvironment',
  method: 'get',
  path: '/api/v1/admin/environment',
  summary: 'What the environment of this server decides, by the name of each variable; a secret is never shown',
  caller: 'administrator',
  roles: readers,
  status: 200,
  reply: z.object({
    items: z.array(
      z.object({
        name: z.string(),
        meaning: z.string().describe('In the requested language, as in docs/environment.md'),
        isSecret: z.boolean(),
        isSet: z.boolean().describe('Otherwise its default holds'),
        value: z.string().optional().describe('What holds; absent: nothing does, or it is a secret'),
        servers: z
          .array(z.string())
          .optional()
          .describe('Of LATCHKEY_SMTP: host and port of each, in the order in which they are tried'),
      }),
    ),
  }),
})

export const environmentResource = defineResource({
  operations: [list],
  routes(app, { environment }) {
    mount(app, list, (context) => {
      const t = getTranslator(negotiateLanguage(context))
      return context.reply({
        items: environment.map(({ meaning, ...variable }) => ({ ...variable, meaning: withoutMarkdown(t(meaning)) })),
      })
    })
  },
})

/** The documents have links and code where a page has plain text. */
const withoutMarkdown = (text: string): string => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '')
