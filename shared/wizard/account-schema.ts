import type { Translator } from '../languages/translator.ts'
import type { AnswerSchema } from './page.ts'
import type { SiteInfo } from './wizard-client.ts'

/** Schema of the first page, like those of all other pages: the account, and its domain if there are several. */
export function createAccountSchema(t: Translator, domains: SiteInfo['domains']): AnswerSchema {
  const account = {
    type: 'string',
    title: t('wizard.account-field'),
    description: t('wizard.account-hint'),
    maxLength: 256,
    autocomplete: 'username',
  } as const
  if (domains.length < 2) return { type: 'object', properties: { account }, required: ['account'] }
  const domain = {
    type: 'string',
    title: t('wizard.domain-field'),
    enum: domains.map(({ name }) => name),
    choices: Object.fromEntries(domains.map(({ name, alias }) => [name, alias])),
  } as const
  return { type: 'object', properties: { account, domain }, required: ['account', 'domain'] }
}

/** Whether a typed account names its domain: `CONTOSO\name` or `name@contoso.example`. */
export const includesDomain = (account: string): boolean => /[\\@]/.test(account)

/** Drops the chosen domain from CONTOSO\name and name@contoso.example, which contain their domain. */
export function parseAccount({ account, domain }: { account: string; domain?: string }): {
  account: string
  domain?: string
} {
  return { account: account.trim(), domain: includesDomain(account) ? undefined : domain }
}
