import { defineSite } from '../site-config.ts'

export default defineSite({ site: 'verify', base: '/verify/', prefixes: ['verify.', 'site.proving-work', 'wizard.'] })
