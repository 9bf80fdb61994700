/**
 * All checks, found by the id of their card.
 */
import { nameTheWords } from './arrivals'
import { cheapestPlan } from './cheapest'
import type { Check } from './check'
import { neverStuck } from './circle'
import { knowTheDigits } from './digits'
import { waitForState } from './hand-over'
import {
  lithopsCost,
  lithopsErrors,
  lithopsHello,
  lithopsMap,
  lithopsPool,
  lithopsRetries,
  lithopsShared,
  lithopsStorage,
  lithopsWords,
} from './lithops-lab'
import { answerTwo, lockTheDoor } from './mailbox'
import { make190, make210, repairTheAudit } from './money'
import { payOnce } from './once'
import { lastWord } from './stage'
import { learnTogether } from './together'
import { askAllAtOnce } from './waiting'

export const checks: readonly Check[] = [
  lastWord,
  make190,
  make210,
  repairTheAudit,
  answerTwo,
  lockTheDoor,
  nameTheWords,
  askAllAtOnce,
  neverStuck,
  payOnce,
  cheapestPlan,
  knowTheDigits,
  learnTogether,
  lithopsHello,
  lithopsMap,
  lithopsPool,
  lithopsStorage,
  lithopsWords,
  lithopsErrors,
  lithopsRetries,
  lithopsShared,
  lithopsCost,
  waitForState,
]

export function findCheck(id: string): Check | undefined {
  return checks.find((check) => check.id === id)
}
