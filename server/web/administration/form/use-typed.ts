import { useState } from 'preact/hooks'

/** What stands in a field while it is typed, although its value is undefined then and its default would be shown. */
export function useTyped(shown: string, onType: (text: string) => void) {
  const [typed, type] = useState<string>()
  return {
    value: typed ?? shown,
    onInput(event: { currentTarget: { value: string } }) {
      type(event.currentTarget.value)
      onType(event.currentTarget.value.trim())
    },
    onBlur: () => type(undefined),
  }
}
