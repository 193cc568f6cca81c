import './mail.css'
import { ResourcePage } from '../../draft/ResourcePage.tsx'
import { HistoryPage } from '../../history/HistoryPage.tsx'
import type { PageProps } from '../../section.ts'
import { MailServersPage } from './MailServersPage.tsx'
import { OutboxPage } from './OutboxPage.tsx'
import { TemplatePreview } from './TemplatePreview.tsx'
import { TemplatesPage } from './TemplatesPage.tsx'
import { createTemplateSource } from './template-source.ts'

/** `mail`, `mail/outbox`, `mail/servers`, `mail/templates/code` and `mail/templates/code/history`. */
export function MailPages(props: PageProps) {
  const [page, id, more] = props.parts
  if (page === 'outbox') return <OutboxPage {...props} />
  if (page === 'servers') return <MailServersPage {...props} />
  if (page !== 'templates' || id === undefined) return <TemplatesPage {...props} />
  const resource = { source: createTemplateSource(props.api, id), own: ['mail', 'templates', id] }
  if (more === 'history') return <HistoryPage {...props} {...resource} />
  return (
    <ResourcePage
      key={id}
      {...props}
      {...resource}
      after={(edited) => <TemplatePreview api={props.api} id={id} language={props.language} {...edited} />}
    />
  )
}
