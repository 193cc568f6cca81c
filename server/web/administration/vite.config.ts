import { defineSite } from '../site-config.ts'

export default defineSite({
  site: 'administration',
  base: '/admin/',
  prefixes: [
    'administration.',
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
