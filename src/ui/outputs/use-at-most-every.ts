/** The newest value, but no oftener than every `ms`; the last one always arrives. */
import { useEffect, useRef, useState } from 'react'

export function useAtMostEvery<T>(ms: number, value: T): T {
  const [shown, setShown] = useState(value)
  const last = useRef(0)
  useEffect(() => {
    if (value === shown) return
    const wait = Math.max(0, last.current + ms - performance.now())
    const timer = setTimeout(() => {
      last.current = performance.now()
      setShown(value)
    }, wait)
    return () => clearTimeout(timer)
  }, [value, shown, ms])
  return shown
}
