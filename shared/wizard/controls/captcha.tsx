import { useTranslator } from '../use-translator.ts'
import { type Control, defineView } from './control.ts'

/** Digits as a picture and as sound; neither needs a script. */
export interface CaptchaData {
  picture: { width: number; height: number; path: string }
  /** A `data:` address. */
  sound: string
}

export const CaptchaView = defineView<CaptchaData>(({ data }) => {
  const t = useTranslator()
  const { picture, sound } = data
  return (
    <div class="captcha">
      <svg
        class="captcha-picture"
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        role="img"
        aria-label={t('wizard.captcha-picture')}
      >
        <path d={picture.path} />
      </svg>
      <p id="captcha-sound">{t('wizard.captcha-sound')}</p>
      {/* biome-ignore lint/a11y/useMediaCaption: a caption would give away what is to be counted; the picture says the same */}
      <audio controls src={sound} aria-describedby="captcha-sound" />
    </div>
  )
})

export const captcha: Control = { View: CaptchaView }
