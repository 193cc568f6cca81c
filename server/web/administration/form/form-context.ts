import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { SiteInfo } from '../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../client.ts'

/** What controls need beside their own value. */
export interface FormTools extends Pick<SiteInfo, 'domains' | 'languages'> {
  api: Api
  /** Auditors read. Absent: the person may change things. */
  isReadOnly?: boolean
  /** The person owns policies, and decides on what waits for their privileged people. */
  isOwner?: boolean
  /** Some things are for administrators alone, and not for the owner of a policy. */
  isAdministrator?: boolean
  /** Id of the management policy that is edited. */
  policy?: string
}

export const FormContext = createContext<FormTools | undefined>(undefined)

export function useFormTools(): FormTools {
  const tools = useContext(FormContext)
  if (!tools) throw new Error('a control outside of a page')
  return tools
}
