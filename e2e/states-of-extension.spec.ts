import { defineStateTests } from './screenshots/define-state-tests.ts'

/** Every state of the offer, the window, the popup, the set-up and the settings; and of the Legacy site, so that both files take equally long. */
defineStateTests(['prompt', 'window', 'popup', 'welcome', 'options', 'legacy'])
