/**
 * What the stage says of the last command: why it was refused, which goes away by itself, or how letting the run go has
 * ended, which stays until the next command.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Refused, RunEnd, Until } from '../../notebooks/kernel/session'
import { endWords, untilWords, type EndWords } from './until-words'

export interface Said {
  readonly said: EndWords | null
  /** Sends a command to the session. */
  readonly command: (answer: Promise<Refused | null>) => void
  /** Lets the run go until something comes. */
  readonly until: (until: Until, answer: Promise<RunEnd>) => void
}

const refusalShown = 5000

export function useSaid(labelOf: (cell: string) => string): Said {
  const [said, setSaid] = useState<EndWords | null>(null)
  const timer = useRef(0)
  /** The newest command: the end of an earlier one is no news any more. */
  const newest = useRef(0)
  useEffect(() => () => window.clearTimeout(timer.current), [])
  const say = useCallback((words: EndWords | null, goes: boolean): void => {
    window.clearTimeout(timer.current)
    setSaid(words)
    if (goes) timer.current = window.setTimeout(() => setSaid(null), refusalShown)
  }, [])
  const command = useCallback(
    (answer: Promise<Refused | null>): void => {
      const mine = (newest.current += 1)
      void answer.then((result) => {
        if (mine !== newest.current && result === null) return
        say(result === null ? null : { words: result.refused, tone: 'refused' }, result !== null)
      })
    },
    [say],
  )
  const until = useCallback(
    (condition: Until, answer: Promise<RunEnd>): void => {
      const mine = (newest.current += 1)
      const going = condition.kind === 'steps' ? '' : `Running until ${untilWords(condition, labelOf)}`
      say(going === '' ? null : { words: going, tone: 'said' }, false)
      void answer.then((end) => {
        if (mine === newest.current) say(endWords(condition, end, labelOf), end.end === 'refused')
      })
    },
    [say, labelOf],
  )
  return useMemo(() => ({ said, command, until }), [said, command, until])
}
