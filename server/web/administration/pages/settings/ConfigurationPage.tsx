import './configuration.css'
import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { maxConfigurationBytes } from '../../../../../shared/upload-limits.ts'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { Api } from '../../client.ts'
import { useFormTools } from '../../form/form-context.ts'
import type { PageProps } from '../../section.ts'
import { type PageRequest, useRequest } from '../../use-request.ts'
import { downloadText } from '../workflows/download.ts'
import { ComparedConfiguration, type Comparison } from './ComparedConfiguration.tsx'
import { SettingsLinks } from './SettingsLinks.tsx'

/** A file that an administrator chose, and what its import would change. */
interface ComparedFile {
  name: string
  document: string
  comparison: Comparison
}

/** The whole configuration as one document: exported, and imported once an administrator has seen what it would change. */
export function ConfigurationPage({ api }: PageProps) {
  const t = useTranslator()
  return (
    <>
      <PageHeading title={t('administration.settings-configuration')} />
      <SettingsLinks />
      <p class="page-text">{t('administration.configuration-text')}</p>
      <ExportConfiguration api={api} />
      <ImportConfiguration api={api} />
    </>
  )
}

function ExportConfiguration({ api }: { api: Api }) {
  const t = useTranslator()
  const { busy, problem, send } = useRequest()
  return (
    <section>
      <h2 class="section-title">{t('administration.configuration-export')}</h2>
      <p>{t('administration.configuration-export-text')}</p>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <div class="buttons">
        <Button
          look="primary"
          busy={busy}
          onPress={() =>
            void send(
              () => api('GET /api/v1/admin/configuration'),
              ({ document }) => downloadText('latchkey.yaml', document, 'application/yaml'),
            )
          }
        >
          {t('administration.save-as-file')}
        </Button>
      </div>
    </section>
  )
}

function ImportConfiguration({ api }: { api: Api }) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const request = useRequest()
  const [compared, show] = useState<ComparedFile>()
  const [refused, refuse] = useState('')
  const [note, say] = useState('')

  async function choose(file: File): Promise<void> {
    say('')
    show(undefined)
    // The server refuses it as well, but only once it is there.
    const isTooLarge = file.size > maxConfigurationBytes
    refuse(isTooLarge ? t('findings.document-too-large', { megabytes: maxConfigurationBytes / 2 ** 20 }) : '')
    if (!isTooLarge) await compare({ name: file.name, document: await file.text() })
  }

  const compare = (file: Pick<ComparedFile, 'name' | 'document'>) =>
    request.send(
      () => api('POST /api/v1/admin/configuration/comparison', { body: { document: file.document } }),
      (comparison) => show({ ...file, comparison }),
    )

  async function apply(file: ComparedFile): Promise<void> {
    const { version } = file.comparison
    const body = { document: file.document }
    let isChangedMeanwhile = false
    await request.send(
      async () => {
        const reply = await api('PUT /api/v1/admin/configuration', { version, body })
        isChangedMeanwhile = !reply.ok && reply.problem.code === 'changed-meanwhile'
        return reply
      },
      ({ changes }) => {
        show(undefined)
        say(t('administration.configuration-applied', { count: changes.length, file: file.name }))
      },
    )
    if (!isChangedMeanwhile) return
    await compare(file)
    say(t('administration.configuration-changed-meanwhile'))
  }

  return (
    <section>
      <h2 class="section-title">{t('administration.configuration-import')}</h2>
      <FileChoice onChoose={(file) => void choose(file)} />
      {refused !== '' && <Notice tone="bad" alert text={refused} />}
      <RequestProblem request={request} />
      <div role="status">
        {request.busy && t('administration.configuration-comparing')}
        {note !== '' && !request.busy && <Notice tone={compared ? 'warn' : 'good'} text={note} />}
      </div>
      {compared && (
        <ComparedConfiguration {...compared}>
          {!isReadOnly && (
            <Button
              look="primary"
              busy={request.busy}
              busyLabel={t('administration.saving')}
              onPress={() => void apply(compared)}
            >
              {t('administration.configuration-apply', { count: compared.comparison.changes.length })}
            </Button>
          )}
        </ComparedConfiguration>
      )}
    </section>
  )
}

function FileChoice({ onChoose }: { onChoose(file: File): void }) {
  const t = useTranslator()
  return (
    <div class="field">
      <label class="field-label" for="configuration-file">
        {t('administration.configuration-file')}
      </label>
      <input
        id="configuration-file"
        class="file"
        type="file"
        accept=".yaml,.yml,application/yaml"
        aria-describedby="configuration-file-note"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) onChoose(file)
          // The same file can be chosen again once it was mended.
          currentTarget.value = ''
        }}
      />
      <p class="field-note" id="configuration-file-note">
        {t('administration.configuration-file-hint')}
      </p>
    </div>
  )
}

function RequestProblem({ request: { problem } }: { request: Pick<PageRequest, 'problem'> }) {
  if (!problem) return null
  return (
    <Notice tone="bad" alert text={problem.text}>
      {problem.problems?.map(({ path, text }) => (
        <p key={path}>
          <code>{path}</code>: {text}
        </p>
      ))}
    </Notice>
  )
}
