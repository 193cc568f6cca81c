import type { Words } from '../languages/words.ts'
import type { SiteFacts } from './client.ts'
import type { AnswerSchema } from './page.ts'

/** The first page's question, in the shape of every other page's: the account, and its domain where there are several. */
export function accountSchema(words: Words, domains: SiteFacts['domains']): AnswerSchema {
  const account = {
    type: 'string',
    title: words('wizard.account-field'),
    description: words('wizard.account-hint'),
    maxLength: 256,
    autocomplete: 'username',
  } as const
  if (domains.length < 2) return { type: 'object', properties: { account }, required: ['account'] }
  const domain = {
    type: 'string',
    title: words('wizard.domain-field'),
    enum: domains.map(({ name }) => name),
    choices: Object.fromEntries(domains.map(({ name, alias }) => [name, alias])),
  } as const
  return { type: 'object', properties: { account, domain }, required: ['account', 'domain'] }
}

/** CONTOSO\name and name@contoso.example say their domain themselves. */
export function namedAccount({ account, domain }: { account: string; domain?: string }): {
  account: string
  domain?: string
} {
  return { account: account.trim(), domain: /[\\@]/.test(account) ? undefined : domain }
}
