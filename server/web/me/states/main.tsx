import { render } from 'preact'
import { wordsFor } from '../../../../shared/languages/browser.ts'
import { Me } from '../Me.tsx'
import { fakeClient, type MeState } from './fake-client.ts'
import { statesIn } from './states.ts'

/** For development only: `states.html?state=well&language=de&theme=dark` shows one state; without `state` a list of all. */
const wanted = new URLSearchParams(location.search)
const language = wanted.get('language') ?? 'en'
const states: Record<string, MeState> = statesIn(wordsFor(language))
const state = states[wanted.get('state') ?? '']
const theme = wanted.get('theme')
if (theme) document.documentElement.dataset.theme = theme

const app = document.getElementById('app')
if (app && state) {
  render(<Me client={() => fakeClient(state)} language={language} address="password.contoso.example" />, app)
} else if (app) {
  const links = Object.keys(states).map((name) => (
    <li key={name}>
      <a href={`?state=${name}&language=${language}`}>{name}</a>
    </li>
  ))
  render(<ul>{links}</ul>, app)
}
