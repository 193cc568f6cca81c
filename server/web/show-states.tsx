import { render, type VNode } from 'preact'

/** For development only: `states.html?state=…&language=de&theme=dark` shows one state; without `state` a list of all. */
export function showStates<State>(
  statesIn: (language: string) => Record<string, State>,
  page: (state: State, language: string) => VNode,
): void {
  const wanted = new URLSearchParams(location.search)
  const language = wanted.get('language') ?? 'en'
  const states = statesIn(language)
  const state = states[wanted.get('state') ?? '']
  const theme = wanted.get('theme')
  if (theme) document.documentElement.dataset.theme = theme

  const app = document.getElementById('app')
  if (!app) return
  const links = Object.keys(states).map((name) => (
    <li key={name}>
      <a href={`?state=${name}&language=${language}`}>{name}</a>
    </li>
  ))
  render(state ? page(state, language) : <ul>{links}</ul>, app)
}
