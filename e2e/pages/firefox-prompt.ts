import type { Page } from 'puppeteer-core'
import type { Point, Prompt } from './prompt.ts'

/** A node as WebDriver BiDi tells it, closed shadow roots included. */
interface RemoteNode {
  sharedId?: string
  value?: {
    nodeValue?: string
    attributes?: Record<string, string>
    children?: RemoteNode[]
    shadowRoot?: RemoteNode | null
  }
}

interface Context {
  id: string
  userContext: {
    browser: { session: { send(method: string, given: object): Promise<{ result: { result: RemoteNode } }> } }
  }
}

/** Reads the offer in a page of Firefox; undefined without one. */
export async function readPromptInFirefox(page: Page): Promise<Prompt | undefined> {
  // The driver's own evaluate asks for no shadow trees, so this speaks the protocol below it (puppeteer-core 25.16).
  const { browsingContext } = page.mainFrame() as unknown as { browsingContext: Context }
  const { session } = browsingContext.userContext.browser
  const target = { context: browsingContext.id }
  const given = { awaitPromise: false, target, serializationOptions: { maxDomDepth: 12, includeShadowTree: 'all' } }
  const send = async (method: string, more: object) => (await session.send(method, { ...given, ...more })).result.result
  const host = await send('script.evaluate', { expression: 'document.querySelector("[data-help-card]")' })
  const find = (name: string) =>
    everyNode(host).find(({ value }) => value?.attributes?.class?.split(' ').includes(name))
  const card = find('card')
  if (!card) return undefined
  const measure = async (node: RemoteNode | undefined): Promise<DOMRect & { background: string }> => {
    const functionDeclaration =
      '(node) => JSON.stringify({ ...node.getBoundingClientRect().toJSON(), background: getComputedStyle(node).backgroundColor })'
    const sent = await send('script.callFunction', { functionDeclaration, arguments: [{ sharedId: node?.sharedId }] })
    return JSON.parse(String(sent.value))
  }
  const middle = async (node: RemoteNode | undefined): Promise<Point> => {
    const { x, y, width, height } = await measure(node)
    return { x: x + width / 2, y: y + height / 2 }
  }
  const text = everyNode(card).map(({ value }) => value?.nodeValue ?? '')
  return {
    text: text.join(' '),
    accept: await middle(find('accept')),
    decline: await middle(find('decline')),
    card: await measure(card),
  }
}

function everyNode(node: RemoteNode): RemoteNode[] {
  const { children = [], shadowRoot } = node.value ?? {}
  return [node, ...[...children, ...(shadowRoot ? [shadowRoot] : [])].flatMap(everyNode)]
}
