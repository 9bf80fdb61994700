/** While a lesson comes: the bar, and words only when it takes longer than 200 ms. */
import { Header } from './Header'
import styles from './Opening.module.css'

export function Opening() {
  return (
    <>
      <Header up={{ label: 'Course', href: '#/lessons' }} title="" />
      <p className={styles.words}>Opening the lesson</p>
    </>
  )
}
