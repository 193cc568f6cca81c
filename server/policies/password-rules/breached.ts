import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ruleInForce } from '../../../shared/password-policy/check.ts'
import { defineOwnRule } from './own-rule.ts'

const publicService = 'https://api.pwnedpasswords.com/range/'

/**
 * Looked up in the imported list, at a service, or both. A service is asked only where an administrator chose it, and gets the first
 * five of forty hexadecimal digits of the password's SHA-1 and nothing else: some 2,000 passwords look alike to it.
 */
export const breached = defineOwnRule({
  id: 'breached',
  settings: z.strictObject({
    source: z
      .enum(['list', 'service', 'both'])
      .default('list')
      .meta({
        label: 'password-rules.breached.source',
        choices: {
          list: 'password-rules.breached.list',
          service: 'password-rules.breached.service',
          both: 'password-rules.breached.both',
        },
      }),
    service: z
      .url({ protocol: /^https$/ })
      .default(publicService)
      .meta({ label: 'password-rules.breached.address' }),
    whenUnavailable: z
      .enum(['accept', 'refuse'])
      .default('accept')
      .meta({
        label: 'password-rules.breached.whenUnavailable',
        choices: { accept: 'password-rules.breached.accept', refuse: 'password-rules.breached.refuse' },
      }),
  }),
  inForce: (settings) => ruleInForce('breached', settings),
  async judge(password, { source, service, whenUnavailable }, { lists }) {
    const hash = createHash('sha1').update(password, 'utf8').digest()
    const answers: ('unavailable' | boolean)[] = []
    if (source !== 'service') answers.push(await lists.breached(hash))
    if (source !== 'list' && !answers.includes(true)) answers.push(await lists.breachedAt(service, hash))
    if (answers.includes(true)) return { found: true }
    return answers.includes('unavailable') && whenUnavailable === 'refuse' ? 'unavailable' : { found: false }
  },
})
