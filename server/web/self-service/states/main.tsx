import { render } from 'preact'
import { wordsFor } from '../../../../shared/languages/browser.ts'
import { Wizard } from '../../../../shared/wizard/Wizard.tsx'
import { fakeClient, type State } from './fake-client.ts'
import { statesIn } from './states.ts'

/** For development only: `states.html?state=tasks&language=de&theme=dark` shows one state; without `state` a list of all. */
const wanted = new URLSearchParams(location.search)
const language = wanted.get('language') ?? 'en'
const states: Record<string, State> = statesIn(wordsFor(language))
const state = states[wanted.get('state') ?? '']
const theme = wanted.get('theme')
if (theme) document.documentElement.dataset.theme = theme

const app = document.getElementById('app')
if (app && state) {
  render(
    <Wizard
      client={() => fakeClient(state)}
      language={language}
      preset={state.preset}
      address="password.contoso.example"
    />,
    app,
  )
} else if (app) {
  const links = Object.keys(states).map((name) => (
    <li key={name}>
      <a href={`?state=${name}&language=${language}`}>{name}</a>
    </li>
  ))
  render(<ul>{links}</ul>, app)
}
