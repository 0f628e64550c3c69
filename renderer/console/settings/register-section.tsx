import { clockTime, dayOf, longDate } from '#shared/text/dates'
import { useRoom } from '../shell/beginning'
import { Section } from './section'
import styles from './settings-screen.module.css'

/** 登记 (K5, K6): meetings that were deleted, and papers that went out with whole telephones; newest first, never changed. */
export function RegisterSection() {
  const { erased, unmasked } = useRoom().keeping
  if (erased.length === 0 && unmasked.length === 0) return null
  return (
    <Section title="登记" text="删除过哪些会议、哪些文书没有打码就导出过。登记本身不能改，也不能删。">
      {erased.length > 0 && (
        <ul className={styles.register} aria-label="销毁登记">
          {[...erased].reverse().map((each) => (
            <li key={each.meetingId}>
              <div>
                <b>{each.title}</b>
                <p>
                  {longDate(each.heldOn)}开会；{longDate(each.erasedOn)}由{each.who}删除，共 {each.facts} 条。原因：
                  {each.reason}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {unmasked.length > 0 && (
        <ul className={styles.register} aria-label="未打码导出登记">
          {[...unmasked].reverse().map((each) => (
            <li key={`${each.meetingId} ${each.at}`}>
              <div>
                <b>{each.title}</b>
                <p>
                  {longDate(dayOf(each.at))} {clockTime(each.at)}由{each.who}导出，电话没有打码：
                  {each.papers.join('、')}
                  。原因：{each.reason}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
