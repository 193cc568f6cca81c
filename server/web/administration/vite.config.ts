import { defineSite } from '../site-config.ts'

export default defineSite({
  site: 'administration',
  base: '/admin/',
  prefixes: ['administration.', 'second-factor.', 'wizard.'],
})
