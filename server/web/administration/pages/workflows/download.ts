export const downloadJson = (name: string, document: unknown): void =>
  downloadText(name, `${JSON.stringify(document, null, 2)}\n`, 'application/json')

/** Hands a text to the browser as a file. */
export function downloadText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = Object.assign(window.document.createElement('a'), { href: url, download: name })
  link.click()
  // The browser has taken the file by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The JSON of a file; undefined for anything else. */
export async function readJsonFile(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text())
  } catch {
    return undefined
  }
}
