import { defineSite } from '../site-config.ts'

export default defineSite({ site: 'wallet', base: '/wallet/', prefixes: ['wallet.', 'wizard.'] })
