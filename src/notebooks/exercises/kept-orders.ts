/**
 * The orders in which a person has delivered messages, where a check judged that order and it passed.
 *
 * By names, so that the same order can be delivered again in another session: on the stage, when everything is handed
 * in, by whoever grades. What is read may be anybody's.
 */
import type { Json } from '../document/notebook'
import type { Step } from './promise'

/** By id of the check. */
export type KeptOrders = Readonly<Record<string, readonly Step[]>>

const LIMITS = { checks: 200, steps: 500, name: 200 }

/** Drops what has no right shape, and an order that is too long as a whole: a part of it would be another. */
export function readOrders(value: unknown): KeptOrders {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const orders = Object.entries(value)
    .slice(0, LIMITS.checks)
    .filter((entry): entry is [string, readonly Step[]] => isOrder(entry[1]))
  return Object.fromEntries(orders)
}

export function plainOrders(orders: KeptOrders): Record<string, Json> {
  return Object.fromEntries(Object.entries(orders).map(([check, steps]) => [check, steps.map(plainStep)]))
}

function plainStep([from, to, method]: Step): Json {
  return [from, to, method]
}

function isOrder(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.length <= LIMITS.steps && value.every(isStep)
}

function isStep(value: unknown): boolean {
  return Array.isArray(value) && value.length === 3 && value.every(isName)
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LIMITS.name
}
