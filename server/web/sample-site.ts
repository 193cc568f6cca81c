import type { Translator } from '../../shared/languages/translator.ts'
import type { RequestProblem, SiteInfo } from '../../shared/wizard/wizard-client.ts'

/** The site that the states of every site show. */
export const sampleSite: SiteInfo = {
  name: 'Contoso',
  support: 'Helpdesk, +49 30 1234-500',
  languages: [
    { code: 'en', name: 'English' },
    { code: 'de', name: 'Deutsch' },
  ],
  domains: [{ name: 'contoso.example', alias: 'CONTOSO' }],
  captcha: 'none',
}

export const createUnreachable = (t: Translator): RequestProblem => ({
  code: 'server-unreachable',
  text: t('wizard.server-unreachable', { address: 'password.contoso.example' }),
})
