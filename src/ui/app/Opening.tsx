/** While a lesson comes: the bar, and a line under it only when that takes longer than 200 ms. */
import { Header } from './Header'
import { LoadingLine } from './LoadingLine'

export function Opening() {
  return (
    <>
      <Header up={{ label: 'Course', href: '#/lessons' }} title="" />
      <LoadingLine label="Opening the lesson" />
    </>
  )
}
