import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { RequestProblem } from '../../../../../shared/wizard/wizard-client.ts'
import { NumberField } from '../../form/simple-fields.tsx'
import type { Json } from '../../form/value.ts'
import type { PageProps } from '../../section.ts'
import type { PasswordList } from './calls.ts'

interface UploadListProps extends Pick<PageProps, 'api'> {
  list: PasswordList
  /** Ids of the lists that are on their way: a second choice of a file comes before the first is drawn. */
  uploading: Set<string>
  onDone(): void
}

interface Upload {
  file: File
  sent: number
  end(): void
}

/** Replaces a list by a file. The list before stays until the server has read and accepted all of it. */
export function UploadList({ api, list: { id, held, maxBytes }, uploading, onDone }: UploadListProps) {
  const t = useTranslator()
  const [upload, setUpload] = useState<Upload>()
  const [said, say] = useState<{ tone: 'bad' | 'good' | 'quiet'; text: string; problems?: readonly string[] }>()
  const [minCount, setMinCount] = useState<Json>()
  const ending = useRef(new AbortController())
  useEffect(() => () => ending.current.abort(), [])
  const stays = t(held ? 'administration.list-stays' : 'administration.list-stays-empty')

  function describe(problem: RequestProblem, isEnded: boolean): void {
    if (isEnded) say({ tone: 'quiet', text: `${t('administration.list-cancelled')} ${stays}` })
    else if (problem.code === 'server-unreachable')
      say({ tone: 'bad', text: `${t('administration.list-cut-off')} ${stays}`, problems: [problem.text] })
    else say({ tone: 'bad', text: problem.text, problems: problem.problems?.map(({ text }) => text) })
  }

  async function send(file: File): Promise<void> {
    if (uploading.has(id)) return
    if (maxBytes !== undefined && file.size > maxBytes)
      return say({ tone: 'bad', text: t('administration.list-too-large', { file: file.name, size: maxBytes / 1e6 }) })
    uploading.add(id)
    say(undefined)
    ending.current = new AbortController()
    const { signal } = ending.current
    const show = (sent: number) => setUpload({ file, sent, end: () => ending.current.abort() })
    show(0)
    const reply = await api('PUT /api/v1/admin/password-lists/{id}', {
      params: { id },
      query: minCount === undefined ? {} : { minCount: String(minCount) },
      file,
      onSent: show,
      signal,
    })
    uploading.delete(id)
    setUpload(undefined)
    if (!reply.ok) return describe(reply.problem, signal.aborted)
    say({ tone: 'good', text: t('administration.list-imported', { count: reply.value.held?.entries ?? 0 }) })
    onDone()
  }

  return (
    <div class="upload">
      {id === 'breached' && (
        <NumberField
          schema={{ title: t('administration.list-min-count'), description: t('administration.list-min-count-hint') }}
          path="minCount"
          value={minCount}
          onChange={setMinCount}
          problems={noProblems}
        />
      )}
      <div class="field">
        <label class="field-label" for={`list-${id}`}>
          {t(held ? 'administration.list-replace' : 'administration.list-upload')}
        </label>
        <input
          id={`list-${id}`}
          class="file"
          type="file"
          accept="text/plain,.txt"
          disabled={upload !== undefined}
          onChange={async ({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) await send(file)
            // The same file can be chosen again once it was mended.
            currentTarget.value = ''
          }}
        />
        <p class="field-note">{t(`administration.list-${id}-hint`)}</p>
      </div>
      {upload && <UploadProgress upload={upload} />}
      {said && (
        <Notice tone={said.tone} alert text={said.text}>
          {said.problems && (
            <ul>
              {said.problems.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </div>
  )
}

const noProblems: ReadonlyMap<string, string> = new Map()

function UploadProgress({ upload: { file, sent, end } }: { upload: Upload }) {
  const t = useTranslator()
  const percent = file.size === 0 ? 100 : Math.min(100, Math.floor((sent / file.size) * 100))
  const label =
    percent < 100
      ? t('administration.list-sending', { file: file.name, percent })
      : t('administration.list-reading', { file: file.name })
  return (
    <>
      <label class="field">
        <span class="field-label">{label}</span>
        <progress max={100} value={percent} />
      </label>
      <div class="buttons">
        <Button look="second" onPress={end}>
          {t('administration.list-cancel')}
        </Button>
      </div>
    </>
  )
}
