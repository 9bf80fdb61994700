/**
 * The page of a benchmark: it holds the one bench that it was built with, and runs it when the node side says so.
 *
 * `#bench` is bench/NAME.ts, put in its place by scripts/bench-build.mjs.
 */
import { run } from '#bench'

declare global {
  var __runBench: typeof run | undefined
}

globalThis.__runBench = run
