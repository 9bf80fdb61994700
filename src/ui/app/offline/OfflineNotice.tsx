/** Registers what lets the page work without a network, and says when a new version is there. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../primitives/Button'
import { offlineStore, startOffline, takeUpdate } from './offline'
import styles from './Offline.module.css'

export function OfflineNotice() {
  const { state } = useStore(offlineStore)
  const [later, setLater] = useState(false)
  useEffect(() => void startOffline(), [])
  const shown = state === 'outdated' || (state === 'update' && !later)
  return (
    <div role="status">
      {shown ? (
        <div className={styles.notice}>
          <span>
            {state === 'update'
              ? 'A new version of Actorium is there. Your work stays.'
              : 'Another tab uses a new version of Actorium. Reload this one when it suits you: your work stays.'}
          </span>
          <Button
            size={28}
            variant="primary"
            onClick={state === 'update' ? takeUpdate : () => window.location.reload()}
          >
            {state === 'update' ? 'Use it now' : 'Reload'}
          </Button>
          {state === 'update' ? (
            <Button size={28} variant="quiet" onClick={() => setLater(true)}>
              Later
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
