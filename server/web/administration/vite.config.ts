import { defineSite } from '../site-config.ts'

export default defineSite({
  site: 'administration',
  base: '/admin/',
  prefixes: [
    'administration.',
    'findings.document-too-large',
    'findings.link-invalid',
    'findings.logo-too-large',
    'findings.origin-invalid',
    'helpdesk.account',
    'helpdesk.badge-',
    'helpdesk.reason',
    'helpdesk.requests',
    'helpdesk.ticket',
    'me.method-',
    'me.session-',
    'second-factor.',
    'site.proving-work',
    'wizard.',
  ],
})
