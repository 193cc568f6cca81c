import { until } from './driver.ts'

/**
 * A page that is used by keyboard alone and read as it is shown. Journeys that are written against this
 * depend on no driver.
 */
export interface KeyboardPage {
  goto(url: string): Promise<void>
  /** One key, with others held: `Control+k`. */
  press(keys: string): Promise<void>
  type(text: string): Promise<void>
  /** Texts of all such elements (CSS) in their order; `frame`: of the first such frame's document. */
  texts(selector: string, frame?: string): Promise<string[]>
  /** Name of what has the focus, and whether an element of this page has that name. */
  focused(): Promise<string>
  has(name: string): Promise<boolean>
  /** Whether the focus is on such an element. */
  isFocused(selector: string): Promise<boolean>
  close(): Promise<void>
}

/** What drivers have. */
interface DriverPage {
  goto(url: string): Promise<unknown>
  keyboard: Record<'down' | 'press' | 'up', (key: never) => Promise<void>> & { type(text: string): Promise<void> }
  close(): Promise<void>
}

/**
 * `evaluate` runs a script in the page. `leaveBrowserControls`: brings the focus back where Tab leads on from the page to the browser's own
 * controls, whose keys the driver cannot press.
 */
export function useByKeyboard(
  page: DriverPage,
  evaluate: (script: string) => Promise<unknown>,
  leaveBrowserControls?: () => Promise<void>,
): KeyboardPage {
  return {
    async goto(url) {
      await page.goto(url)
    },
    async press(keys) {
      const [key = '', ...held] = keys.split('+').reverse()
      for (const modifier of held.toReversed()) await page.keyboard.down(modifier as never)
      await page.keyboard.press(key as never)
      for (const modifier of held) await page.keyboard.up(modifier as never)
      if (key === 'Tab' && leaveBrowserControls && (await evaluate('document.hasFocus()')) === false)
        await leaveBrowserControls()
    },
    type: (text) => page.keyboard.type(text),
    async texts(selector, frame) {
      const root = frame ? `document.querySelector(${JSON.stringify(frame)})?.contentDocument` : 'document'
      return (await evaluate(
        `[...(${root}?.querySelectorAll(${JSON.stringify(selector)}) ?? [])].map(({ textContent }) => textContent.trim())`,
      )) as string[]
    },
    focused: async () => String(await evaluate(`(${nameOf})(document.activeElement)`)),
    has: async (name) =>
      (await evaluate(
        `[...document.querySelectorAll('a, button, input, select, summary, textarea')].map(${nameOf}).includes(${JSON.stringify(name)})`,
      )) === true,
    isFocused: async (selector) =>
      (await evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) === true,
    close: () => page.close(),
  }
}

/** How a screen reader calls a control of ours: by its own label, the label beside it, or what it says. */
const nameOf = `(element) => (element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? '').trim()`

/** More controls than any page has before the one that is looked for. */
const maxPresses = 300

/** Presses Tab until this control has the focus, as a person would, once the page has it. */
export async function tabTo(page: KeyboardPage, name: string): Promise<void> {
  await until(`a control “${name}”`, () => page.has(name))
  for (let presses = 0; presses < maxPresses; presses++) {
    if ((await page.focused()) === name) return
    await page.press('Tab')
  }
  throw new Error(`The keyboard does not reach “${name}”`)
}

export async function press(page: KeyboardPage, name: string): Promise<void> {
  await tabTo(page, name)
  await page.press('Enter')
}

/** Waits until the elements have exactly these texts. */
export async function waitForTexts(page: KeyboardPage, selector: string, ...expected: string[]): Promise<void> {
  let last: string[] = []
  await until(`${selector}: ${expected.join(' | ')}`, async () => {
    last = await page.texts(selector)
    return JSON.stringify(last) === JSON.stringify(expected)
  }).catch((error: Error) => {
    throw new Error(`${error.message}; it says ${last.join(' | ')}`, { cause: error })
  })
}

/** Waits until one of the elements has this text in it. */
export async function waitForPart(page: KeyboardPage, selector: string, part: string): Promise<void> {
  let last: string[] = []
  await until(`${selector} with ${part}`, async () => {
    last = await page.texts(selector)
    return last.some((text) => text.includes(part))
  }).catch((error: Error) => {
    throw new Error(`${error.message}; it says ${last.join(' | ')}`, { cause: error })
  })
}

export const waitForHeading = (page: KeyboardPage, text: string): Promise<void> => waitForTexts(page, 'h1', text)
