/** A step in words, as the branches of a run are told apart: `increment from ana to count`, `withdraw is lost`. */
import { faultOf, type Fault } from '../../runtime/protocol/faults'
import type { StepView } from '../../runtime/protocol/view'
import { percent } from './fault-words'

export function branchWords(
  key: string,
  { from, to, method }: StepView,
  nameOf: (actor: number) => string,
): string {
  const fault = faultOf(key)
  if (fault !== null && fault.do !== 'ahead') return faultWords(fault, method, nameOf(to))
  const words = stepWords(fault !== null && 'key' in fault ? fault.key : key, from, to, method, nameOf)
  return fault === null ? words : `${words}, first`
}

function stepWords(
  key: string,
  from: number,
  to: number,
  method: string,
  nameOf: (actor: number) => string,
): string {
  if (/[@!]$/.test(key)) return `${nameOf(to)}: ${method}`
  const what = /(>|>2)$/.test(key) ? `${method} answer` : method
  return `${what} from ${nameOf(from)} to ${nameOf(to)}`
}

function faultWords(fault: Fault, method: string, actor: string): string {
  const message = method || 'a message'
  switch (fault.do) {
    case 'ahead':
      return `${message} for ${actor} goes first`
    case 'drop':
      return `${message} for ${actor} is lost`
    case 'duplicate':
      return `${message} for ${actor} is doubled`
    case 'hold':
      return `${message} for ${actor} is put aside`
    case 'release':
      return `${message} for ${actor} is released`
    case 'stop':
      return `${actor} is stopped`
    case 'crash':
      return `${actor} crashes`
    case 'lose':
      return `the worker of ${actor} is lost`
    case 'limit':
      return `the time limit of ${actor} is reached`
    case 'revive':
      return `${actor} is revived`
    case 'slow':
      return fault.factor === 1 ? `${actor} is fast again` : `${actor} is slowed down ${fault.factor}×`
    case 'wall':
      return 'a partition begins'
    case 'heal':
      return 'the partition heals'
    case 'chance':
      return Object.values(fault.chance).some((share) => share > 0)
        ? `chance: ${Object.values(fault.chance).map(percent).join(', ')}`
        : 'no more chance'
  }
}
