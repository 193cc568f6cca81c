import { useEffect, useState } from 'preact/hooks'
import type { BrandColours } from '../../../../shared/ui/brand.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, controlAttributes, LabelledField } from './field-parts.tsx'
import { useFormTools } from './form-context.ts'

const colour = /^#[0-9a-f]{6}$/i

/** A colour, chosen or typed as `#rrggbb`, beside what becomes of it on light and on dark pages. */
export function ColourField(props: ControlProps) {
  const { value, onChange, schema } = props
  const typed = String(value ?? '')
  const isColour = colour.test(typed)
  return (
    <LabelledField {...props}>
      <div class="colour">
        <input
          type="color"
          aria-label={schema.title}
          value={isColour ? typed : '#000000'}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        <input
          {...controlAttributes(props)}
          class="control short"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder="#1f6feb"
          value={typed}
          onInput={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
      </div>
      {isColour && <ColourPreview chosen={typed.toLowerCase()} />}
    </LabelledField>
  )
}

/** While a colour is dragged through the palette, only where it rests is asked for. */
const restMs = 150

function ColourPreview({ chosen }: { chosen: string }) {
  const t = useTranslator()
  const colours = useCorrectedColours(chosen)
  if (!colours) return null
  const shown = [
    { label: t('administration.colour-chosen'), accent: chosen },
    { label: t('administration.colour-light'), scheme: 'light', ...colours.light },
    { label: t('administration.colour-dark'), scheme: 'dark', ...colours.dark },
  ]
  const isCorrected = [colours.light, colours.dark].some(({ accent }) => accent !== chosen)
  return (
    <div role="status">
      <ul class="swatches">
        {shown.map(({ label, scheme, accent, accentText }: Swatch) => (
          <li
            key={label}
            class="swatch"
            data-scheme={scheme}
            style={{ '--swatch': accent, '--swatch-text': accentText }}
          >
            <span class="swatch-sample" aria-hidden="true">
              {accentText && t('administration.save')}
            </span>
            <span class="swatch-label">
              {label} <code>{accent}</code>
            </span>
          </li>
        ))}
      </ul>
      {isCorrected && <p class="entry-state">{t('administration.colour-corrected')}</p>}
    </div>
  )
}

interface Swatch {
  label: string
  scheme?: string
  accent: string
  accentText?: string
}

/** What the server makes of a colour; undefined until it has answered. */
function useCorrectedColours(chosen: string): BrandColours | undefined {
  const { api } = useFormTools()
  const [colours, show] = useState<BrandColours>()
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(async () => {
      const reply = await api('POST /api/v1/admin/branding-preview', { body: { colour: chosen } })
      if (isCurrent) show(reply.ok ? reply.value.colours : undefined)
    }, restMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [chosen])
  return colours
}
