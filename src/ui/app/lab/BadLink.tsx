/** A link that was broken on its way, or made by hand: what is wrong with it, and the way to what exists. */
import { Header } from '../Header'
import words from '../Words.module.css'

export interface BadLinkProps {
  /** Why it was refused. */
  readonly words: string
  /** What can be opened without what is wrong. */
  readonly instead?: { readonly label: string; readonly href: string }
}

export function BadLink({ words: why, instead }: BadLinkProps) {
  return (
    <>
      <Header title="Not opened" />
      <main className={words.words}>
        <h1>The link can’t be read</h1>
        <p>{why}</p>
        {instead ? (
          <p>
            <a href={instead.href}>{instead.label}</a>
          </p>
        ) : null}
        <p>
          <a href="#/lessons">All lessons</a>
        </p>
      </main>
    </>
  )
}
