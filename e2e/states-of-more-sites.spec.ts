import { defineStateTests } from './screenshots/define-state-tests.ts'

/** Every state of the sites that are not in `states-of-sites.spec.ts`. */
defineStateTests(['me', 'password-pages', 'verify', 'helpdesk', 'legacy'])
