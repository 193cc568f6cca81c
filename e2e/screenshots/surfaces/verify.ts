import type { Page } from 'playwright'
import type { VerifyStateName } from '../../../server/web/verify/states/states.ts'
import { serveWizardStates } from '../environment/wizard-states.ts'
import type { Scene, Surface } from '../surface.ts'

async function type(page: Page): Promise<void> {
  await page.locator('#field-account').fill('erika.example')
  await page.locator('#field-number').fill('482913')
  await page.keyboard.press('Enter')
}

const scenes: Record<VerifyStateName | 'without-javascript', Scene> = {
  loading: { description: 'Outlines keep the place of the content that is loading.', waitFor: '.skeleton' },
  'server-unreachable': {
    description: 'Without a server the page names the address and lets you try again.',
    waitFor: '.notice',
  },
  ask: {
    inDocs: true,
    description: 'A caller types the account and the number that the operator reads out.',
    waitFor: '#field-number',
  },
  refused: {
    description: 'A refusal is the same for every account; it says what to do, and what was typed stays.',
    perform: type,
    waitFor: '.field-note[data-problem]',
  },
  'used-up': {
    description: 'When the tries with the account are used up, the page says when they are accepted again.',
    perform: type,
    waitFor: '.notice',
  },
  shown: {
    description: 'After the right number both pages show the same code, and the page says what it does not prove.',
    perform: type,
    waitFor: '.verify-code',
  },
  'no-answer': {
    description: 'While the server does not answer, no code is shown, since it may be over.',
    perform: type,
    waitFor: '.notice[role=alert]',
  },
  over: {
    description: 'When the operator has closed the person, the code is gone and another number can be typed.',
    perform: type,
    waitFor: 'main:not(:has(.verify-code)):not(:has(form)) .buttons',
  },
  'without-javascript': { description: 'Without JavaScript the page says what to do instead, in every language.' },
}

/** In the states in which `server/web/verify/states` shows it without a server. */
export const verify: Surface = {
  title: 'Is this the helpdesk?',
  description: 'On this page a caller sees whether the voice on the telephone belongs to the helpdesk.',
  scenes,
  frame: '.frame',
  start: ({ browser }) => serveWizardStates(browser, 'verify'),
}
