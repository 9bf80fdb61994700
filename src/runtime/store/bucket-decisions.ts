/** Decisions about buckets. A bucket's record counts what is in it, so nothing has to be looked through. */
import { answered, refused, writing, type Decide } from './judging'
import { ask } from './needs'
import { noBucket, notEmpty } from './refusals'

export const createBucket: Decide<'createBucket'> = writing(
  ({ bucket }) => [{ need: 'bucket', bucket }],
  ({ bucket }, { found: [info], version }) => {
    if (info !== null) return answered({ created: false })
    return answered(
      { created: true },
      { write: 'version', version },
      { write: 'bucket', bucket, info: { bucket, objects: 0, bytes: 0 } },
    )
  },
)

export const headBucket: Decide<'headBucket'> = function* ({ bucket }) {
  const [info] = yield* ask([{ need: 'bucket', bucket }])
  return info === null ? refused(noBucket(bucket)) : answered(info)
}

export const deleteBucket: Decide<'deleteBucket'> = writing(
  ({ bucket }) => [{ need: 'bucket', bucket }],
  ({ bucket }, { found: [info], version }) => {
    if (info === null) return refused(noBucket(bucket))
    if (info.objects > 0) return refused(notEmpty(bucket, info.objects))
    return answered(null, { write: 'version', version }, { write: 'bucket', bucket, info: null })
  },
)

export const listBuckets: Decide<'listBuckets'> = function* () {
  const [infos] = yield* ask([{ need: 'buckets' }])
  return answered(infos)
}
