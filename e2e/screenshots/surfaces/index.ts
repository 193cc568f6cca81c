import type { Surface } from '../surface.ts'
import { legacy } from './legacy.ts'
import { practice } from './practice.ts'
import { prompt } from './prompt.ts'
import { selfService } from './self-service.ts'

/** In the order of `docs/screenshots/README.md`. */
export const surfaces = {
  prompt,
  'self-service': selfService,
  legacy,
  practice,
} satisfies Record<string, Surface>
