/** Whole seconds since the component appeared; counts while it stays. */
import { useEffect, useState } from 'react'

export function useSecondsOf(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}
