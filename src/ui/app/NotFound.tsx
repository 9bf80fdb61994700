/** An address that leads nowhere, said plainly, with the way to what exists. */
import { Header } from './Header'
import styles from './Words.module.css'

export function NotFound({ what = 'page' }: { readonly what?: 'page' | 'lesson' }) {
  return (
    <>
      <Header title="Not found" />
      <main className={styles.words}>
        <h1>There is no such {what}</h1>
        <p>The link may be older than the course, or a letter may be missing.</p>
        <p>
          <a href="#/lessons">All lessons</a>
        </p>
      </main>
    </>
  )
}
