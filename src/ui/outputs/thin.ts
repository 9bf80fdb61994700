/**
 * At most `limit` of the points, evenly taken, first and last always kept.
 *
 * A plot is some 500 px wide; more points cost frames and show nothing. The table behind the chart has them all.
 */
export function thin<T>(points: readonly T[], limit: number): readonly T[] {
  if (points.length <= limit) return points
  const step = (points.length - 1) / (limit - 1)
  return Array.from({ length: limit }, (_, at) => points[Math.round(at * step)])
}
