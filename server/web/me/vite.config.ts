import { defineSite } from '../site-config.ts'

export default defineSite({
  site: 'me',
  base: '/me/',
  prefixes: ['me.', 'second-factor.', 'site.proving-work', 'wizard.'],
})
