import { createContext } from 'preact'
import type { SiteInfo } from '../../../../shared/wizard/wizard-client.ts'

/** What controls need of the site beside their own value. */
export const FormContext = createContext<Pick<SiteInfo, 'domains' | 'languages'>>({ domains: [], languages: [] })
