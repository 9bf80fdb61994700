/** A moment of the run: `2 030 ms`; parts of a ms where it is early. */
import { grouped } from '../numbers'

export function msWords(ms: number): string {
  return `${grouped(ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms))} ms`
}
