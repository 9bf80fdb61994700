/**
 * Work that has so many seconds: then it is told to stop, and has a little longer to do so.
 */

/** Seconds in which what was told to stop has to. */
const GRACE = 10

/** Rejects where the work does not even stop. */
export async function limited<T>(
  work: Promise<T>,
  seconds: number,
  stop: () => void,
): Promise<{ readonly late: boolean; readonly result: T }> {
  let late = false
  const timers: ReturnType<typeof setTimeout>[] = []
  const given = new Promise<never>((_, reject) => {
    timers.push(
      setTimeout(() => {
        late = true
        stop()
        timers.push(setTimeout(() => reject(new Error('It was told to stop, and did not.')), GRACE * 1000))
      }, seconds * 1000),
    )
  })
  try {
    const result = await Promise.race([work, given])
    return { late, result }
  } finally {
    for (const timer of timers) clearTimeout(timer)
  }
}
