import { defineSite } from '../site-config.ts'

export default defineSite({
  site: 'helpdesk',
  base: '/helpdesk/',
  prefixes: ['helpdesk.', 'second-factor.', 'site.proving-work', 'wizard.'],
})
