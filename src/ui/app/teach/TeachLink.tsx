/** From a lesson to its page for the teacher, for those who have one; a small screen leaves it to "I teach a class". */
import { hasTeachersPage } from '../../../notebooks/lessons/teachers-pages'
import { teachHref } from '../catalogue'
import styles from './TeachLink.module.css'

export function TeachLink({ lesson }: { readonly lesson: string }) {
  if (!hasTeachersPage(lesson)) return null
  return (
    <a href={teachHref(lesson)} className={styles.link}>
      Teacher’s page
    </a>
  )
}
