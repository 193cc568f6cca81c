import type { CDPSession, Page } from 'playwright'

/** The offer in a page. It lives in a closed shadow root, which only the browser's own protocol sees into. */
export interface Prompt {
  text: string
  /** Whether it shows the organisation's logo, in place of the mark. */
  hasLogo?: boolean
  /** Middle of a button, for a real click. */
  accept: Point
  /** Only until it is decided whether the account's name may be read. */
  acceptWithName?: Point
  decline: Point
  /** The browsers' drivers measure it; only Firefox's tells its colour. */
  card: { width: number; height: number; background?: string }
}

export interface Point {
  x: number
  y: number
}

interface DomNode {
  nodeId: number
  nodeName: string
  nodeValue: string
  attributes?: string[]
  children?: DomNode[]
  shadowRoots?: DomNode[]
  shadowRootType?: string
}

/** Reads the current offer; undefined without one. */
export async function readPrompt(page: Page): Promise<Prompt | undefined> {
  const session = await page.context().newCDPSession(page)
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
    const card = everyNode(root as DomNode).find(
      (node) => node.shadowRootType === 'closed' && everyNode(node).some((inner) => hasClass(inner, 'card')),
    )
    if (!card) return undefined
    const find = (name: string) => everyNode(card).find((node) => hasClass(node, name))
    return {
      text: textOf(find('card')),
      hasLogo: find('logo') !== undefined,
      accept: await middle(session, find('accept')),
      acceptWithName: find('accept-with-name') && (await middle(session, find('accept-with-name'))),
      decline: await middle(session, find('decline')),
      card: await measure(session, find('card')),
    }
  } catch (error) {
    // The offer disappeared during the reading, or is not laid out yet.
    if (error instanceof Error && /Could not (find node|compute box model)/.test(error.message)) return undefined
    throw error
  } finally {
    await session.detach()
  }
}

/** Waits for the offer, and until a click on it counts. */
export async function waitForPrompt(page: Page): Promise<Prompt> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const prompt = await readPrompt(page)
    if (prompt) {
      // A click within half a second of its appearance is no decision; the browser tells of visibility every 100 ms.
      await page.waitForTimeout(1000)
      return prompt
    }
    if (Date.now() > deadline) throw new Error(`No offer on ${page.url()}`)
    await page.waitForTimeout(100)
  }
}

/** Waits for the offer in this organisation's name. Where its server took too long to say it, the offer gives the server's address once. */
export async function waitForPromptOf(page: Page, organisation: string): Promise<Prompt> {
  let prompt = await waitForPrompt(page)
  while (!prompt.text.includes(organisation)) {
    await page.reload()
    prompt = await waitForPrompt(page)
  }
  return prompt
}

/** Accepts the offer by a click, as a person does; returns the window that it opens. */
export const acceptPrompt = (page: Page): Promise<Page> =>
  openFromPrompt(page, ({ accept }) => page.mouse.click(accept.x, accept.y))

/** Accepts the offer and allows reading the account's name from the page. */
export const acceptPromptWithName = (page: Page): Promise<Page> =>
  openFromPrompt(page, async ({ acceptWithName }) => {
    if (!acceptWithName) throw new Error('The offer does not ask for the name')
    await page.mouse.click(acceptWithName.x, acceptWithName.y)
  })

/** Accepts the offer by `press`; returns the window that it opens. */
export async function openFromPrompt(page: Page, press: (prompt: Prompt) => Promise<void>): Promise<Page> {
  const opening = page.context().waitForEvent('page', { timeout: 60_000 })
  await pressUntilGone(page, press)
  return opening
}

/** Declines the offer by `press`; by default a click. */
export const declinePrompt = (
  page: Page,
  press = ({ decline }: Prompt) => page.mouse.click(decline.x, decline.y),
): Promise<void> => pressUntilGone(page, press)

/** Presses again where it came before the offer had stood still for long enough, which a busy machine decides. */
async function pressUntilGone(page: Page, press: (prompt: Prompt) => Promise<void>): Promise<void> {
  for (let prompt: Prompt | undefined = await waitForPrompt(page); prompt; prompt = await readPrompt(page)) {
    await press(prompt)
    await page.waitForTimeout(100)
  }
}

/** The origin's pages had their time for checks: late drawing is over, and no check waits any more. */
export async function expectNoPrompt(page: Page): Promise<void> {
  await page.waitForTimeout(1500)
  const prompt = await readPrompt(page)
  if (prompt) throw new Error(`An offer on ${page.url()}: ${prompt.text}`)
}

function everyNode(node: DomNode): DomNode[] {
  return [node, ...[...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(everyNode)]
}

function hasClass(node: DomNode, name: string): boolean {
  const { attributes = [] } = node
  const at = attributes.findIndex((value, index) => index % 2 === 0 && value === 'class')
  return at >= 0 && (attributes[at + 1] ?? '').split(' ').includes(name)
}

function textOf(node: DomNode | undefined): string {
  return node
    ? everyNode(node)
        .map((each) => (each.nodeName === '#text' ? each.nodeValue : ''))
        .join(' ')
    : ''
}

async function measure(session: CDPSession, node: DomNode | undefined): Promise<Prompt['card']> {
  const { model } = await session.send('DOM.getBoxModel', { nodeId: node?.nodeId ?? 0 })
  return { width: model.width, height: model.height }
}

async function middle(session: CDPSession, node: DomNode | undefined): Promise<Point> {
  const { model } = await session.send('DOM.getBoxModel', { nodeId: node?.nodeId ?? 0 })
  const [left = 0, top = 0, , , right = 0, bottom = 0] = model.content
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}
