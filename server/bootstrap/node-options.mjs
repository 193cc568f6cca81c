/**
 * What Node is started with for the server, in development and production; V8 and the C library read it only at the start.
 *
 * - New objects live in two halves of eight megabytes each, not sixteen: what a request allocates is garbage once it is answered. Four
 *   megabytes would take 5 MB less memory and a tenth more of the processor.
 * - Older objects are collected from 24 MB on, and then whenever they have grown by two fifths instead of fourfold: V8 goes by its
 *   limit, which otherwise is a quarter of the machine's memory. The server lives in 22 MB; code that reads much reads it in pages.
 * - Two heaps for native memory instead of eight for each processor (GNU C library only).
 *
 * After 1,000 runs the process takes 107–111 MB instead of 180–200 MB (`npm run bench -- memory changes`, 2026-11-22).
 */
export const nodeOptions = ['--max-semi-space-size=8', '--initial-old-space-size=24', '--max-old-space-size=512']
export const nodeEnvironment = { MALLOC_ARENA_MAX: '2' }
