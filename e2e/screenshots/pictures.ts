import type { LookName } from './looks.ts'
import type { Surface } from './surface.ts'
import { surfaces } from './surfaces/index.ts'

/** The look that every state has a committed picture of. */
export const committedLook: LookName = 'wide'

export const pictureName = (state: string, look: LookName): string =>
  `${look === committedLook ? state : `${state}-${look}`}.png`

/** Every picture that belongs into `docs/screenshots/`. */
export function committedPictures(): { file: string; surface: string; scene: string; look: LookName }[] {
  return Object.entries<Surface>(surfaces).flatMap(([id, surface]) =>
    Object.entries(surface.scenes).flatMap(([name, { also = [] }]) =>
      [committedLook, ...also].map((look) => ({
        file: pictureName(`${id}-${name}`, look),
        surface: id,
        scene: name,
        look,
      })),
    ),
  )
}
