import { useState } from 'preact/hooks'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import type { Api } from '../../client.ts'
import { readJsonFile } from './download.ts'

type Import = 'POST /api/v1/admin/workflows/import'
type Imported = AdminApi[Import]['reply']

interface ImportWorkflowsProps {
  api: Api
  policy: string
  onImported(): void
}

interface Refused {
  text: string
  problems?: readonly { path: string; text: string }[]
}

/** Adds the workflows of a file, all or none; what is there already stays. */
export function ImportWorkflows({ api, policy, onImported }: ImportWorkflowsProps) {
  const t = useTranslator()
  const [imported, setImported] = useState<Imported>()
  const [refused, refuse] = useState<Refused>()

  async function add(file: File): Promise<void> {
    setImported(undefined)
    const document = await readJsonFile(file)
    if (document === undefined) return refuse({ text: t('administration.import-no-json', { file: file.name }) })
    // The server checks every field of it.
    const body = { policy, document: document as AdminApi[Import]['send']['body']['document'] }
    const reply = await api('POST /api/v1/admin/workflows/import', { body })
    refuse(reply.ok ? undefined : reply.problem)
    if (!reply.ok) return
    setImported(reply.value)
    onImported()
  }

  return (
    <section>
      <h2 class="section-title">{t('administration.import')}</h2>
      <div class="field">
        <label class="field-label" for="workflows-file">
          {t('administration.import-file')}
        </label>
        <input
          id="workflows-file"
          class="file"
          type="file"
          accept="application/json,.json"
          onChange={async ({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) await add(file)
            // The same file can be chosen again once it was mended.
            currentTarget.value = ''
          }}
        />
        <p class="field-note">{t('administration.import-hint')}</p>
      </div>
      {refused && (
        <Notice tone="bad" alert text={refused.text}>
          {refused.problems && (
            <ul>
              {refused.problems.map(({ path, text }) => (
                <li key={path}>
                  <code>{path}</code>: {text}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {imported && (
        <Notice tone="good" alert text={t('administration.imported', { count: imported.workflows.length })}>
          <ul>
            {imported.workflows.map(({ from, id }) => (
              <li key={id}>{from === id ? id : t('administration.imported-as', { from, id })}</li>
            ))}
            {imported.warnings.map(({ path, text }) => (
              <li key={path}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  )
}
