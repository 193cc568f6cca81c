import { isVisible, type Layout } from './layout.ts'
import { readShortText } from './text.ts'

/** What announces itself as a message to the person: also alertdialog, and both polite and assertive. */
export const announced = '[role^=alert],[role=status],[role=dialog],[aria-live$=e],dialog[open],output'

/** What is a message by its looks: on a page with a password field, wherever it is. */
export const drawn = 'alert toast notif notice error warn message msg banner flash snack growl feedback callout'
  .split(' ')
  .map((word) => `,[class*=${word}],[id*=${word}]`)
  .join('')

export const headings = 'h1,h2,h3,h4,h5,h6,[role=heading],legend'

const limits = { messages: 20, characters: 400 }

/** Reads the visible text of these elements, wherever they are in the page; a long element is no message. */
export const readMessages = (elements: Element[], layout: Layout): string =>
  elements
    .slice(0, limits.messages)
    .filter((element) => isVisible(element, layout))
    .map((element) => readShortText(element, layout, limits.characters))
    .join('\n')
