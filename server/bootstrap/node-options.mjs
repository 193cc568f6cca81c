/**
 * What Node is started with for the server, here and in production; V8 and the C library take it only when they start.
 *
 * - The nursery for new objects is eight megabytes a half, not sixteen: what a request makes is dead with its answer. Four would take
 *   5 MB less, and a tenth more of the processor.
 * - What outlives it is collected from 24 MB on, and then as often as it has grown by two fifths, not fourfold: V8 goes by the limit
 *   that it is given, which is a quarter of the machine's memory otherwise. The server lives in 22 MB; what reads much reads it page
 *   by page.
 * - Two heaps for native memory, not eight for each processor; of the GNU C library alone.
 *
 * After 1,000 runs the process takes 107–111 MB, not 180–200 (`npm run bench -- memory changes`, 2026-11-22).
 */
export const nodeOptions = ['--max-semi-space-size=8', '--initial-old-space-size=24', '--max-old-space-size=512']
export const nodeEnvironment = { MALLOC_ARENA_MAX: '2' }
