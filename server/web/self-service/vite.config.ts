import { defineSite } from '../site-config.ts'

export default defineSite({ site: 'self-service', prefixes: ['wizard.'] })
