import { mapReply } from '../../../../../shared/wizard/wizard-client.ts'
import { type Edited, ResourcePage } from '../../draft/ResourcePage.tsx'
import { FormContext, useFormTools } from '../../form/form-context.ts'
import { HistoryPage } from '../../history/HistoryPage.tsx'
import type { HistorySource } from '../../history/history-source.ts'
import type { PageProps } from '../../section.ts'
import { PolicyLinks } from './PolicyLinks.tsx'
import { createPolicyPartSource, type PolicyPart } from './policy-pages.ts'

interface PolicyPartPagesProps extends PageProps {
  /** Of the policy. */
  id: string
  page: PolicyPart
  text: string
  toTitle(policy: string): string
  after(edited: Edited): preact.ComponentChildren
}

/** A part of a policy on a page of its own, and its history. */
export function PolicyPartPages({ id, page, text, toTitle, after, ...props }: PolicyPartPagesProps) {
  const tools = useFormTools()
  const part = createPolicyPartSource(props.api, id, page)
  const source: HistorySource = {
    ...part,
    loadForm: async () => mapReply(await part.loadForm(), ({ title, form }) => ({ title: toTitle(title), text, form })),
  }
  const resource = { source, own: [page, id] }
  if (props.parts[1] === 'history') return <HistoryPage {...props} {...resource} />
  return (
    <FormContext.Provider value={{ ...tools, policy: id, isReadOnly: !tools.rights.mayEdit(id) }}>
      <ResourcePage {...props} {...resource} beside={() => <PolicyLinks id={id} current={page} />} after={after} />
    </FormContext.Provider>
  )
}
