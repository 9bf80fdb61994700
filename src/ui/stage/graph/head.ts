/** The filled head of an arrow, and the line shortened so that it ends inside the head. */
import type { Route } from './route'

export interface Head {
  readonly path: string
  readonly shortened: Route
}

export function headOf(route: Route, width: number): Head {
  const length = 7 + width * 1.4
  const half = 2.6 + width * 0.75
  const dx = route.x3 - route.x2
  const dy = route.y3 - route.y2
  const distance = Math.hypot(dx, dy) || 1
  const ux = dx / distance
  const uy = dy / distance
  const baseX = route.x3 - ux * length
  const baseY = route.y3 - uy * length
  const n = (value: number): string => value.toFixed(1)
  const path =
    `M${n(route.x3)} ${n(route.y3)}` +
    `L${n(baseX - uy * half)} ${n(baseY + ux * half)}` +
    `L${n(baseX + uy * half)} ${n(baseY - ux * half)}Z`
  return { path, shortened: { ...route, x3: baseX + ux, y3: baseY + uy } }
}
