/**
 * The views that a stage offers: those that it was given; else all, but the one of functions from the moment on when the
 * run has a platform. It stays then, so that no tab goes away under a hand.
 */
import { useState } from 'react'
import type { StageView } from '../controls/StageBar'
import { useStage } from '../store/stage-react'
import { everyView } from './ShownView'

const usual = everyView.filter((view) => view !== 'functions')

export function useOffered(views: readonly StageView[] | undefined): readonly StageView[] {
  const now = useStage((state) => state.frame.platforms > 0)
  const [ever, setEver] = useState(now)
  if (now && !ever) setEver(true)
  return views ?? (now || ever ? everyView : usual)
}
