import type { Detector } from './detector.ts'
import { exchangeOwa } from './exchange-owa.ts'
import { generic } from './generic.ts'

/** Every detector; product pages before the generic one, since the first finding holds. */
export const detectors: Detector[] = [exchangeOwa, generic]
