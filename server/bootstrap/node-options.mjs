/**
 * What Node is started with for the server, here and in production; V8 takes these only when it starts.
 *
 * - The nursery for new objects is eight megabytes a half, not sixteen: what a request makes is dead with its answer.
 * - What outlives it is collected from 24 MB on, and every time it has grown by the half, not fourfold: V8 goes by the limit it is
 *   given, which is a quarter of the machine's memory otherwise. The server lives in 25 MB; what reads much reads it page by page.
 *
 * After 1,000 runs the process takes 97–103 MB, not 182–200, for 1–4 % more processor time (`npm run bench -- memory changes`, 2026-11-22).
 */
export const nodeOptions = ['--max-semi-space-size=8', '--initial-old-space-size=24', '--max-old-space-size=1024']
