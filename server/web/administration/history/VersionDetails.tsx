import { Button } from '../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../shared/ui/Notice.tsx'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { useFormTools } from '../form/form-context.ts'
import { isObject, type Json, type JsonObject } from '../form/value.ts'
import { Loading, useLoaded } from '../loading.tsx'
import { useRequest } from '../use-request.ts'
import { type Compare, Differences } from './Differences.tsx'
import type { HistorySource, VersionsSource } from './history-source.ts'

interface VersionDetailsProps {
  source: HistorySource | VersionsSource
  schema: FieldSchema
  toCompared?: Compare
  version: number
  /** The version that it replaced; undefined: none is kept. */
  before?: number
  isCurrent: boolean
  onRestored(): void
}

/** What a version changed, part by part, and the way back to it. */
export function VersionDetails({
  source,
  schema,
  toCompared = (before, after) => ({ schema, before, after }),
  version,
  before,
  isCurrent,
  onRestored,
}: VersionDetailsProps) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const { busy, problem, send } = useRequest()
  const loaded = useLoaded(async () => {
    const own = await source.loadVersion(version)
    const earlier = before === undefined ? undefined : await source.loadVersion(before)
    if (!own.ok) return own
    return earlier && !earlier.ok
      ? earlier
      : { ok: true as const, value: { own: toObject(own.value.content), earlier: toObject(earlier?.value.content) } }
  }, [version, before])

  const restore = (own: HistorySource, content: JsonObject) =>
    send(async () => {
      const current = await own.load()
      return current.ok ? own.save({ version: current.value.version, value: content }) : current
    }, onRestored)

  return (
    <Loading loaded={loaded}>
      {({ own, earlier }) => (
        <>
          <Differences {...toCompared(earlier, own)} />
          {problem && <Notice tone="bad" alert text={problem.text} />}
          {!isCurrent && !isReadOnly && 'save' in source && (
            <Button look="second" busy={busy} onPress={() => void restore(source, own)}>
              {t('administration.restore', { version })}
            </Button>
          )}
        </>
      )}
    </Loading>
  )
}

const toObject = (content: unknown): JsonObject => (isObject(content) ? (content as Record<string, Json>) : {})
