import { defineStateTests } from './screenshots/define-state-tests.ts'

/** Every state of the offer, the window, the popup, the set-up and the settings. */
defineStateTests(['prompt', 'window', 'popup', 'welcome', 'options'])
