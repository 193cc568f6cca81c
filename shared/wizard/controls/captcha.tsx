import { useWords } from '../wording.ts'
import type { Control } from './control.ts'

/** Digits to be seen or heard; neither needs a script. */
export interface CaptchaData {
  picture: { width: number; height: number; path: string }
  /** A `data:` address. */
  sound: string
}

export function CaptchaView({ data }: { data: Record<string, unknown> }) {
  const words = useWords()
  const { picture, sound } = data as unknown as CaptchaData
  return (
    <div class="captcha">
      <svg
        class="captcha-picture"
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        role="img"
        aria-label={words('wizard.captcha-picture')}
      >
        <path d={picture.path} />
      </svg>
      <p id="captcha-sound">{words('wizard.captcha-sound')}</p>
      {/* biome-ignore lint/a11y/useMediaCaption: a caption would give away what is to be counted; the picture says the same */}
      <audio controls src={sound} aria-describedby="captcha-sound" />
    </div>
  )
}

export const captcha: Control = { View: CaptchaView }
