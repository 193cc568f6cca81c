import { type ReadonlySignal, signal } from '@preact/signals'

/** A page of the site: `#/settings/site?filter=logo` is `['settings', 'site']` with one filter. */
export interface Address {
  parts: readonly string[]
  filters: Readonly<Record<string, string>>
}

/** The address of the current page. What follows the `#` stays in the browser: no server and no log sees it. */
export interface AddressBar {
  current: ReadonlySignal<Address>
  /** Where the administrator wants to go while the page has changes that are not saved; undefined: nowhere. */
  wanted: ReadonlySignal<Address | undefined>
  open(address: Address, how?: 'push' | 'replace'): void
  /** Keeps the page while it says that something would be lost. */
  guard(hasChanges: () => boolean): () => void
  /** Answers to `wanted`. */
  leave(): void
  stay(): void
}

export const toAddress = (parts: readonly string[], filters: Address['filters'] = {}): Address => ({ parts, filters })

export function formatAddress({ parts, filters }: Address): string {
  const search = new URLSearchParams(filters).toString()
  return `#/${parts.map(encodeURIComponent).join('/')}${search && `?${search}`}`
}

/** What is no address leads to the first page. */
export function parseAddress(hash: string): Address {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?')
  try {
    const parts = path.split('/').filter(Boolean).map(decodeURIComponent)
    // A browser would take them for other calls than those of the page: `policies/..` for the parent of all policies.
    if (parts.some((part) => part === '.' || part === '..')) return toAddress([])
    return toAddress(parts, Object.fromEntries(new URLSearchParams(search)))
  } catch {
    return toAddress([])
  }
}

const isSame = (one: Address, other: Address): boolean => formatAddress(one) === formatAddress(other)

/** Of this browser tab: links and the browser's buttons change it as well. */
export function createAddressBar(ended: AbortSignal): AddressBar {
  const current = signal(parseAddress(location.hash))
  const wanted = signal<Address | undefined>(undefined)
  let hasChanges = () => false

  addEventListener(
    'hashchange',
    () => {
      const next = parseAddress(location.hash)
      if (isSame(next, current.peek())) return
      if (!hasChanges()) {
        current.value = next
        return
      }
      // The browser has moved already: the page that stays gets its address back.
      history.pushState(null, '', formatAddress(current.peek()))
      wanted.value = next
    },
    { signal: ended },
  )
  addEventListener('beforeunload', (event) => hasChanges() && event.preventDefault(), { signal: ended })

  function move(address: Address, how: 'push' | 'replace'): void {
    if (isSame(address, current.peek())) return
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', formatAddress(address))
    current.value = address
  }

  return {
    current,
    wanted,
    open(address, how = 'push') {
      if (hasChanges() && !isSame(address, current.peek())) wanted.value = address
      else move(address, how)
    },
    guard(check) {
      hasChanges = check
      return () => {
        if (hasChanges === check) hasChanges = () => false
      }
    },
    leave() {
      const address = wanted.peek()
      hasChanges = () => false
      wanted.value = undefined
      if (address) move(address, 'push')
    },
    stay() {
      wanted.value = undefined
    },
  }
}
