import type { AdministrationStateName } from '../../../../server/web/administration/states/states.ts'
import type { Scene } from '../../surface.ts'

export type SceneName = AdministrationStateName | 'without-javascript'

/** The scenes of one section. */
export type AdministrationScenes = Partial<Record<SceneName, Scene>>
