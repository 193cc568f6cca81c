/**
 * What Node is started with for the server, here and in production; V8 and the C library take it only when they start.
 *
 * - The nursery for new objects is four megabytes a half, not sixteen: what a request makes is dead with its answer.
 * - What outlives it is collected from 20 MB on, and every time it has grown by the half, not fourfold: V8 goes by the limit it is
 *   given, which is a quarter of the machine's memory otherwise. The server lives in 22 MB; what reads much reads it page by page.
 * - Two heaps for native memory, not eight for each processor; of the GNU C library alone.
 *
 * After 1,000 runs the process takes 101–108 MB, not 180–200, for a tenth more processor time (`npm run bench -- memory changes`,
 * 2026-11-22).
 */
export const nodeOptions = ['--max-semi-space-size=4', '--initial-old-space-size=20', '--max-old-space-size=1024']
export const nodeEnvironment = { MALLOC_ARENA_MAX: '2' }
