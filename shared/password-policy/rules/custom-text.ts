import { defineRule } from '../rule.ts'

/** An organisation's own words about its passwords; only shown. The server picks the language. */
export const customText = defineRule({
  id: 'custom-text',
  where: 'note',
  check: (_password, _settings: { text: string }) => true,
  values: ({ text }) => ({ text }),
})
