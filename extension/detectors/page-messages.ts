import { isVisible, type Layout } from './layout.ts'
import { readShortText } from './text.ts'

/** What announces itself as a message to the person. */
const announced =
  '[role=alert],[role=status],[role=alertdialog],[aria-live=polite],[aria-live=assertive],dialog[open],output'

/** What is a message by its looks: on a page with a form for passwords, wherever it is. */
const drawn = ['alert', 'toast', 'notif', 'notice', 'error', 'warn', 'message', 'banner', 'flash', 'snack', 'growl']
  .map((word) => `[class*=${word}]`)
  .concat('h1', 'h2', 'h3', 'legend')
  .join()

const limits = { messages: 20, characters: 400 }

/** Reads the page's messages, wherever they are; a long element is no message. */
export function readMessages(elements: (selector: string) => Element[], layout: Layout, hasForm: boolean): string {
  return elements(hasForm ? `${announced},${drawn}` : announced)
    .slice(0, limits.messages)
    .filter((element) => isVisible(element, layout))
    .map((element) => readShortText(element, layout, limits.characters))
    .join('\n')
}
