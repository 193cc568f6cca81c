import type { Page } from 'playwright'
import type { Words } from '../../shared/languages/words.ts'
import type { World } from './environment/world.ts'
import type { LookName } from './looks.ts'

/** One thing that people see: a site, a window, a page of the extension. Every state in which it can be met is declared beside it. */
export interface Surface {
  title: string
  /** What stands above its pictures in `docs/screenshots/README.md`. */
  about: string
  scenes: Record<string, Scene>
  /** The part of a wide page that goes into its picture; without it the whole page does. */
  frame?: string
  /** Or the width in pixels that it has where people meet it. */
  width?: number
  start(world: World): Promise<Stage>
}

export interface Scene {
  /** What was checked in the picture: one sentence. */
  says: string
  /** From what opens to the moment that is photographed. */
  act?: (page: Page, words: Words) => Promise<void>
  /** Seen when the moment has come; otherwise the heading. */
  until?: string
  /** Further looks that go into `docs/screenshots/`. */
  also?: LookName[]
}

export type Language = 'en' | 'de'

/** A surface that stands ready: `open` brings its one page to the beginning of a scene. */
export interface Stage {
  page: Page
  open(scene: string, language: Language): Promise<void>
  close(): Promise<void>
}
