/**
 * A link to the run that the stage shows, into the clipboard; where there is none, or it is denied, into a field.
 */
import type { Session } from '../../notebooks/kernel/session'
import { copied } from '../primitives/clipboard'
import { scriptWords } from './script-words'
import type { Notice } from './use-recordings'

const load = () => import('../../notebooks/kernel/links')

export async function copyLink(session: Pick<Session, 'script'>): Promise<Notice> {
  const script = session.script()
  if ('refused' in script) return { kind: 'problem', words: script.refused }
  const made = await load().then(({ linkOf }) => linkOf(script))
  if (!made.ok) return { kind: 'problem', words: made.problem, offer: 'save' }
  const [page] = window.location.href.split('#')
  const link = `${page}#/run/${made.text}`
  const what = scriptWords(script)
  return (await copied(link))
    ? { kind: 'note', words: `The link is copied. It brings ${what}. Whoever opens it says when it runs.` }
    : { kind: 'note', words: `Copy this link. It brings ${what}.`, link }
}
