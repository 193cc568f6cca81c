import { testStates } from './screenshots/test-states.ts'

/** 2-8: every state of the offer, the window, the popup and the settings; and of the Legacy site, so that both files take as long. */
testStates(['prompt', 'window', 'popup', 'options', 'legacy'])
