/** What a run that is to be made again has in it, in words. */
import type { RunScript } from '../../notebooks/kernel/session'
import { counted } from './numbers'

export function scriptWords({ runs, position }: RunScript): string {
  const steps = runs.at(-1)?.schedule?.length ?? 0
  const words = `${counted(runs.length, 'cell')}, ${counted(steps, 'delivery', 'deliveries')}`
  return position < steps ? `${words}, up to the ${ordinal(position)}` : words
}

function ordinal(n: number): string {
  if (n === 0) return 'first choice'
  const teens = n % 100 >= 11 && n % 100 <= 13
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}
