/** Runs a command; what goes wrong is said in words, and is its exit status. */
import { printable } from './printable.mjs'

/** @param {() => Promise<void>} main */
export async function asCommand(main) {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Error ? printable(error.message) : error)
    process.exitCode = 1
  }
}
