import { type ComponentChild, render } from 'preact'
import { afterEach, beforeEach } from 'vitest'

/** A place in the document for a test file's pages, empty before each test. Needs `@vitest-environment happy-dom`. */
export function useTestPage() {
  let home: HTMLElement
  beforeEach(() => {
    home = document.body.appendChild(document.createElement('div'))
  })
  afterEach(() => {
    render(null, home)
    home.remove()
  })
  function password(): HTMLInputElement {
    const input = home.querySelector<HTMLInputElement>('#field-password')
    if (!input) throw new Error(`no password field in: ${home.textContent}`)
    return input
  }
  return {
    show: (page: ComponentChild) => render(page, home),
    find: (selector: string) => home.querySelector(selector),
    text: () => home.textContent,
    password,
    /** Types into the password field, as a person does who does not wait. */
    type(letters: string) {
      password().value += letters
      password().dispatchEvent(new InputEvent('input', { bubbles: true }))
    },
    /** Signals render in microtasks. They are over before the browser handles the next key, and effects after the paint come later. */
    settle: () => Promise.resolve(),
  }
}
