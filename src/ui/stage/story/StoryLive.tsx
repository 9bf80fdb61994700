/** A polite live region for readers: what happened in the last second, grouped where it was much. */
import { useEffect, useRef, useState } from 'react'
import type { StoryView } from '../../../runtime/protocol/views-of-record'
import { heard } from './grouping'

const every = 1000

/** `view`: the newest sentences, unfiltered. */
export function StoryLive({ view }: { readonly view: StoryView }) {
  const newest = useRef(view)
  const [words, setWords] = useState('')
  useEffect(() => {
    newest.current = view
  }, [view])
  useEffect(() => {
    let { run, total } = newest.current
    const timer = window.setInterval(() => {
      const now = newest.current
      const came = now.run === run ? now.total - total : now.total
      run = now.run
      total = now.total
      if (came > 0) setWords(heard(came, now.events))
    }, every)
    return () => window.clearInterval(timer)
  }, [])
  return (
    <div className="visually-hidden" role="status" aria-label="What happens">
      {words}
    </div>
  )
}
