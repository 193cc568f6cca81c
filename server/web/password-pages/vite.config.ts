import { defineSite } from '../site-config.ts'

export default defineSite({
  site: 'password-pages',
  base: '/passwords/',
  prefixes: [
    'password-pages.',
    'me.sign-out',
    'me.signed-out',
    'activities.fields.',
    'settings.parameters.modules.',
    'site.proving-work',
    'wizard.',
  ],
})
