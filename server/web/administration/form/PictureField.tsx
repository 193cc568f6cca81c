import { useRef, useState } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { maxLogoBytes } from '../../../../shared/upload-limits.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, controlAttributes, LabelledField } from './field-parts.tsx'
import { useFormTools } from './form-context.ts'

/** The logo from a file: the server cleans it at once, and both are shown, or it says what is wrong; what was there stays then. */
export function PictureField(props: ControlProps) {
  const t = useTranslator()
  const { api } = useFormTools()
  const { path, value, onChange, problems, schema } = props
  /** As it was chosen, and what became of it. */
  const [chosen, choose] = useState<{ given: string; cleaned: string }>()
  const [refused, refuse] = useState<string>()

  const round = useRef(0)

  async function read(file: File): Promise<void> {
    refuse(undefined)
    round.current++
    const { current } = round
    // The server refuses it as well, but only once it is there.
    if (file.size > maxLogoBytes) return refuse(t('findings.logo-too-large', { maximum: maxLogoBytes / 1024 }))
    const given = await readAsDataUrl(file)
    const reply = await api('POST /api/v1/admin/branding-preview', { body: { logo: given } })
    // Another file was chosen meanwhile.
    if (current !== round.current) return
    if (!reply.ok) return refuse(reply.problem.problems?.[0]?.text ?? reply.problem.text)
    const cleaned = reply.value.logo ?? given
    choose({ given, cleaned })
    onChange(cleaned)
  }

  return (
    <LabelledField {...props} problems={refused === undefined ? problems : new Map(problems).set(path, refused)}>
      {typeof value === 'string' && (
        <div class="pictures">
          {chosen?.cleaned === value && (
            <figure>
              <img class="picture" src={chosen.given} alt="" />
              <figcaption>{t('administration.picture-chosen')}</figcaption>
            </figure>
          )}
          <figure>
            <img class="picture" src={value} alt={schema.title} />
            <figcaption>{t('administration.picture-shown')}</figcaption>
          </figure>
        </div>
      )}
      <input
        {...controlAttributes(props)}
        class="file"
        type="file"
        accept="image/png,image/svg+xml"
        onChange={async ({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) await read(file)
          // The same file can be chosen again once it was mended.
          currentTarget.value = ''
        }}
      />
      {value !== undefined && (
        <Button look="quiet" onPress={() => onChange(undefined)}>
          {t('administration.no-picture')}
        </Button>
      )}
    </LabelledField>
  )
}

const readAsDataUrl = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
