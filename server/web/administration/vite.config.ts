import { defineSite } from '../site-config.ts'

export default defineSite({
  site: 'administration',
  base: '/admin/',
  prefixes: [
    'administration.',
    'helpdesk.badge-',
    'me.method-',
    'me.session-',
    'second-factor.',
    'site.proving-work',
    'wizard.',
  ],
})
