import { testStates } from './screenshots/test-states.ts'

/** 2-8: every page and state of the sites, at 320 and 1280 pixels, light, dark and in forced colours, in English and German. */
testStates(['self-service', 'me', 'helpdesk', 'practice'])
