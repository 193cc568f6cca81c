/** In this order: browsers name those that they descend from, too. */
const browsers: readonly [name: string, mark: RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium)\//],
  ['Safari', /\bVersion\/\S+ .*\bSafari\//],
]

const systems: readonly [name: string, mark: RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad)\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
]

/**
 * Browser and system of a `User-Agent`, as people call them: `Firefox, Windows`. Undefined for programs and unknown browsers: nothing of the header
 * itself is kept, since callers can write anything into it.
 */
export function describeBrowser(userAgent: string | undefined): string | undefined {
  const header = (userAgent ?? '').slice(0, 500)
  const nameIn = (list: typeof browsers) => list.find(([, mark]) => mark.test(header))?.[0]
  const browser = nameIn(browsers)
  const system = nameIn(systems)
  return browser && [browser, system].filter(Boolean).join(', ')
}
