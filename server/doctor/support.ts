import { siteSettings } from '../policies/site-settings.ts'
import { withCurrentStore } from '../store/inspect.ts'
import { getSetting } from '../store/settings.ts'
import { type Check, ok, warn } from './check.ts'

/** How to set the support line, for the doctor and for the start. */
export const supportUnset =
  'is not set: people whom Latchkey cannot help do not learn whom to ask. npm start -- setting site.support "Helpdesk, extension 100"'

/** Whether the pages name a contact who helps where Latchkey cannot. */
export const support: Check = {
  id: 'support',
  async run(config) {
    // The check of the database says why it cannot be opened.
    const line = await withCurrentStore(config, async (read) => {
      const stored = await getSetting(read, 'site')
      return siteSettings.safeParse(stored?.value ?? {}).data?.support ?? ''
    }).catch(() => undefined)
    if (line === undefined) return []
    const isSample = config.directory.kind === 'sample'
    const finding =
      line || isSample ? ok('support line', 'is shown on every page.') : warn('support line', supportUnset)
    return [{ title: 'Pages', findings: [finding] }]
  },
}
