import { defineStateTests } from './screenshots/define-state-tests.ts'

/** Every state of the other sites. */
defineStateTests(['self-service', 'me', 'helpdesk', 'administration', 'practice'])
