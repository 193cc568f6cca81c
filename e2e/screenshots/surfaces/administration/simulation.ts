import type { Page } from 'playwright'
import type { AdministrationScenes } from './scenes.ts'

async function startSimulation(page: Page): Promise<void> {
  await page.locator('#field-person-account').fill('a.lindqvist')
  await page.keyboard.press('Enter')
}

export const simulationScenes = {
  simulate: {
    description: 'Before a simulation the page asks who it is for; a bar says that nothing is written.',
    waitFor: '.simulated-person .button',
  },
  'simulate-made-up': {
    description: 'A made-up person has states, sign-in help methods, groups and a place.',
    perform: (page, words) => page.getByRole('radio', { name: words('administration.simulate.made-up') }).check(),
    waitFor: '#field-madeUp-container',
  },
  'simulate-refused': {
    description: 'An account that the directory does not have is refused beside its field.',
    perform: startSimulation,
    waitFor: '.field-note[data-problem]',
  },
  'simulate-choice': {
    description: 'A page that asks for no secret is answered itself.',
    perform: startSimulation,
    waitFor: '.met-page .page-title',
  },
  'simulate-secret': {
    description:
      'Left the person, in the middle the page as it would be met, right what decided; of a secret the outcome is chosen.',
    perform: startSimulation,
    waitFor: '.outcome-choice',
  },
  'simulate-waiting': {
    description: 'What another person decides is chosen, too.',
    perform: startSimulation,
    waitFor: '.outcome-choice',
  },
  'simulate-done': {
    description: 'The end, with what would have been written and mailed.',
    perform: startSimulation,
    waitFor: '.log-effect',
  },
  'simulate-decoy': {
    description: 'Where the person would meet what an account that does not exist meets, the page says why.',
    perform: startSimulation,
    waitFor: '.simulation-facts .notice',
  },
} satisfies AdministrationScenes
