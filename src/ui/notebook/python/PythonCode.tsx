/** Python in colours. In a chunk of its own, fetched when somebody first opens some. */
import { useMemo } from 'react'
import styles from './PythonCode.module.css'
import { pythonTokens } from './tokens'

export function PythonCode({ text }: { readonly text: string }) {
  const tokens = useMemo(() => pythonTokens(text), [text])
  return tokens.map(({ kind, text: piece }, at) =>
    kind === 'plain' ? (
      piece
    ) : (
      <span key={at} className={styles[kind]}>
        {piece}
      </span>
    ),
  )
}
