/** The colour of a way: its sender's when it is busy or one of two directions, else grey. */
import { colourVariable } from '../palette'
import type { Route } from './route'

export function colourOfWay(route: Route, busy: boolean): string {
  return (busy || route.paired) && route.from >= 0 ? colourVariable(route.from) : 'var(--edge)'
}
