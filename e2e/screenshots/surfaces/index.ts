import type { Surface } from '../surface.ts'
import { administration } from './administration.ts'
import { helpdesk } from './helpdesk.ts'
import { legacy } from './legacy.ts'
import { me } from './me.ts'
import { options } from './options.ts'
import { passwordPages } from './password-pages.ts'
import { popup } from './popup.ts'
import { practice } from './practice.ts'
import { prompt } from './prompt.ts'
import { selfService } from './self-service.ts'
import { verify } from './verify.ts'
import { wallet } from './wallet.ts'
import { welcome } from './welcome.ts'
import { wizardWindow } from './window.ts'

/** In the order of `docs/screenshots/README.md`. */
export const surfaces = {
  prompt,
  window: wizardWindow,
  popup,
  welcome,
  options,
  'self-service': selfService,
  me,
  'password-pages': passwordPages,
  verify,
  wallet,
  helpdesk,
  administration,
  legacy,
  practice,
} satisfies Record<string, Surface>
