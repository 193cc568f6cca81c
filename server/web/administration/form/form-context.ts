import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { SiteInfo } from '../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../client.ts'
import type { Rights } from '../rights.ts'

/** What controls need beside their own value. */
export interface FormTools extends Pick<SiteInfo, 'domains' | 'languages'> {
  api: Api
  rights: Rights
  /** What the page shows may only be read by this person. */
  isReadOnly: boolean
  /** Id of the management policy that is edited. */
  policy?: string
  /** Names of identity entries that were chosen on this page, by id; the form knows those that were there before. */
  identityNames?: Map<string, string>
}

export const FormContext = createContext<FormTools | undefined>(undefined)

export function useFormTools(): FormTools {
  const tools = useContext(FormContext)
  if (!tools) throw new Error('a control outside of a page')
  return tools
}
