/** Lithops' command line: what was said above, the line below. It follows the end until a person scrolls up. */
import { Square } from 'lucide-react'
import { useId, useLayoutEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { Button } from '../../../primitives/Button'
import { classes } from '../../../primitives/classes'
import { counted, grouped } from '../../numbers'
import styles from './ConsolePart.module.css'
import type { ConsoleLine } from './console-lines'
import { consoleOf, type ConsoleSession } from './notebook-console'

export function ConsolePart({ session }: { readonly session: ConsoleSession }) {
  const console = consoleOf(session)
  const view = useSyncExternalStore(console.subscribe, console.view)
  const { lines, leftOut, running, closed } = view
  const [line, setLine] = useState('')
  const [following, setFollowing] = useState(true)
  const box = useRef<HTMLDivElement>(null)
  const why = useId()

  useLayoutEffect(() => {
    const element = box.current
    if (element && following) element.scrollTop = element.scrollHeight
  }, [lines, following])

  const onScroll = (): void => {
    const element = box.current
    if (element) setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < 24)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (running || closed !== '') return
    if (event.key === 'Enter') {
      event.preventDefault()
      setLine('')
      setFollowing(true)
      void console.run(line.trim())
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault()
      const found = console.history.step(event.key === 'ArrowUp' ? -1 : 1, line)
      if (found !== null) setLine(found)
    }
  }
  return (
    <section className={styles.console} aria-label="Console">
      <div
        ref={box}
        className={styles.box}
        onScroll={onScroll}
        tabIndex={0}
        role="log"
        aria-label="What the console says"
      >
        {leftOut > 0 ? (
          <p className={styles.bound}>
            showing {grouped(lines.length)} of {counted(lines.length + leftOut, 'line')}
          </p>
        ) : null}
        {lines.length === 0 ? (
          <p className={styles.bound}>
            Lithops’ command line, as <code>cli(line)</code> in a cell: <code>logs poll</code> shows what
            calls have printed, <code>help</code> lists the others.
          </p>
        ) : (
          lines.map((one, at) => <Row key={leftOut + at} line={one} />)
        )}
      </div>
      {closed !== '' ? (
        <p id={why} className={styles.closed} role="status">
          {closed}
        </p>
      ) : null}
      <div className={styles.entry}>
        <span className={styles.prompt} aria-hidden="true">
          $ lithops
        </span>
        <input
          className={styles.input}
          aria-label="Command for Lithops"
          aria-describedby={closed !== '' ? why : undefined}
          aria-disabled={running || closed !== ''}
          readOnly={running || closed !== ''}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={running ? 'runs…' : closed === '' ? 'help' : ''}
          value={line}
          onChange={(event) => setLine(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {running ? (
          <Button size={28} icon={Square} onClick={() => void console.stop()}>
            Stop
          </Button>
        ) : null}
      </div>
    </section>
  )
}

function Row({ line: { kind, text } }: { readonly line: ConsoleLine }) {
  if (kind === 'typed')
    return (
      <p className={classes(styles.line, styles.typed)}>
        <span className={styles.prompt}>$ lithops</span> {text}
      </p>
    )
  return (
    <p className={classes(styles.line, styles[kind])}>
      {kind === 'log' ? null : (
        <span className="visually-hidden">{kind === 'warn' ? 'Note: ' : 'Error: '}</span>
      )}
      {text === '' ? '\u00a0' : text}
    </p>
  )
}
