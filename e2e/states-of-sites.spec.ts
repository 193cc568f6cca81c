import { defineStateTests } from './screenshots/define-state-tests.ts'

/** Every state of two sites; the others are in `states-of-more-sites.spec.ts`, so that workers share them. */
defineStateTests(['self-service', 'administration', 'practice'])
