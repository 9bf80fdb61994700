/**
 * A lesson, fetched when it is first opened, so that the first screen does not pay for the notebook.
 */
import { lazy, Suspense } from 'react'
import type { LessonPageProps } from './LessonPage'
import { Opening } from './Opening'

export type { LessonPageProps }

/** Starts fetching the lesson's page; worth calling when a link to a lesson is near. */
export const prefetchLesson = () => import('./LessonPage').then(({ LessonPage }) => ({ default: LessonPage }))

const LessonPage = lazy(prefetchLesson)

export function Lesson(props: LessonPageProps) {
  return (
    <Suspense fallback={<Opening />}>
      <LessonPage {...props} />
    </Suspense>
  )
}
