import { render, type VNode } from 'preact'

declare global {
  interface Window {
    /** Shows another state in the same page, as if it had been loaded: tests visit hundreds of states, and a page load takes longer than they look at one. */
    showState?: (name: string, language: string) => void
  }
}

/** For development only: `states.html?state=…&language=de&theme=dark` shows one state; without `state` a list of all. */
export function showStates<State>(
  statesIn: (language: string) => Record<string, State>,
  page: (state: State, language: string) => VNode,
): void {
  const { pathname } = location
  const wanted = new URLSearchParams(location.search)
  const theme = wanted.get('theme')
  if (theme) document.documentElement.dataset.theme = theme
  const app = document.getElementById('app')
  if (!app) return

  const show = (name: string, language: string) => {
    const states = statesIn(language)
    const state = states[name]
    const links = Object.keys(states).map((other) => (
      <li key={other}>
        <a href={`?state=${other}&language=${language}`}>{other}</a>
      </li>
    ))
    render(state ? page(state, language) : <ul>{links}</ul>, app)
  }
  show(wanted.get('state') ?? '', wanted.get('language') ?? 'en')
  const { title } = document
  window.showState = (name, language) => {
    // A shown page ends as it does in real use: its timers, listeners and dialogs go with it.
    render(null, app)
    history.replaceState(null, '', `${pathname}?state=${name}&language=${language}`)
    document.title = title
    document.adoptedStyleSheets = []
    scrollTo(0, 0)
    show(name, language)
  }
}
