/** The name of a language in the reader's language; a code that has none as it is. */
export function nameLanguage(code: string, reader: string): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(code) ?? code
  } catch {
    // While a code is being typed it is not one yet.
    return code
  }
}
