import type { BrowserContext } from 'playwright/test'

/** What a task costs a person. */
export interface Acts {
  /** Pages with another heading, the result included; what only says that a page is loading is none. */
  screens: number
  /** Fields that were typed into, each once a screen. A choice from a list is none. */
  fields: number
  /** Pressed buttons, links, rows of a list, ticks and radio buttons; Enter in a field presses the button that it stands for. */
  presses: number
}

export interface ActCounter {
  read(): Acts
  /** Counts a press where no page sees it: in the prompt, whose tree is closed. */
  addPress(): void
}

/**
 * Counts screens, typed fields and presses on every page of ours that this context opens from now on. It looks at the pages, so a journey
 * cannot forget an act. `isOurs`: whether a page of this address counts; by default every page.
 */
export async function countActs(context: BrowserContext, isOurs = (_url: string) => true): Promise<ActCounter> {
  const acts = { screens: 0, fields: 0, presses: 0 }
  await context.exposeBinding('latchkeyCount', ({ frame }, kind: keyof Acts) => {
    if (isOurs(frame.url())) acts[kind] += 1
  })
  await context.addInitScript(watchActs)
  return {
    read: () => ({ ...acts }),
    addPress() {
      acts.presses += 1
    },
  }
}

/** Runs in the page. */
function watchActs(): void {
  const count = (globalThis as unknown as { latchkeyCount: (kind: string) => Promise<void> }).latchkeyCount
  let heading = ''
  const typed = new Set<string>()
  const look = () => {
    const shown = document.querySelector('h1:not(.only-read)')?.textContent?.trim() ?? ''
    if (shown === '' || shown === heading) return
    heading = shown
    typed.clear()
    void count('screens')
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
  addEventListener('DOMContentLoaded', look)
  addEventListener(
    'input',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
      if (target.type === 'radio' || target.type === 'checkbox' || typed.has(target.id)) return
      typed.add(target.id)
      void count('fields')
    },
    true,
  )
  addEventListener(
    'click',
    ({ target }) => {
      const pressed =
        target instanceof Element && target.closest('button, a, summary, [role=option], [type=radio], [type=checkbox]')
      if (pressed) void count('presses')
    },
    true,
  )
}
