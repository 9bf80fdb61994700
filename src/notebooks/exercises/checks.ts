/**
 * All checks, found by the id of their card.
 */
import type { Check } from './check'
import { knowTheDigits } from './digits'
import { answerTwo, lockTheDoor } from './mailbox'
import { make190, make210, repairTheAudit } from './money'
import { learnTogether } from './together'
import { askAllAtOnce } from './waiting'

export const checks: readonly Check[] = [
  make190,
  make210,
  repairTheAudit,
  answerTwo,
  lockTheDoor,
  askAllAtOnce,
  knowTheDigits,
  learnTogether,
]

export function findCheck(id: string): Check | undefined {
  return checks.find((check) => check.id === id)
}
