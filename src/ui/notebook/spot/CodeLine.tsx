/** A line of a program in colours. */
import type { Token } from '../python/tokens'
import styles from '../python/PythonCode.module.css'

export function CodeLine({ tokens }: { readonly tokens: readonly Token[] }) {
  return tokens.map(({ kind, text }, at) =>
    kind === 'plain' ? (
      text
    ) : (
      <span key={at} className={styles[kind]}>
        {text}
      </span>
    ),
  )
}
