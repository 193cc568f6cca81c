/**
 * The value of the first field with one of these names or ids, and of no other; the only place that reads one. A field that is, or
 * looks like, one for a password is never read, whatever it is called. Runs inside a page by itself: it may use nothing around it.
 */
export function accountNameIn(names: string[]): string | undefined {
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
