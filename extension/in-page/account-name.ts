/**
 * Reads the value of the first field with one of these names or ids, and of no other; the only code that reads a value. A field that
 * is, or looks like, a password field is never read, even if its name is one of them. The function is injected alone, so it must be self-contained.
 */
export function readAccountName(names: string[]): string | undefined {
  const fields = [...document.querySelectorAll('input')]
  for (const name of names) {
    for (const field of fields.filter((each) => each.name === name || each.id === name)) {
      const about = `${field.name} ${field.id} ${field.getAttribute('autocomplete') ?? ''}`
      // "Show password" turns a password field into one for text.
      if (!/^(text|email)$/.test(field.type) || /pass|pwd|secret|code|otp/i.test(about)) continue
      const value = field.value.trim()
      if (value && value.length <= 100 && !/[\p{Cc}\p{Cf}]/u.test(value)) return value
    }
  }
  return undefined
}
