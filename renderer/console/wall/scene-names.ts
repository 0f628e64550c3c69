import type { SceneKind } from '#shared/views/scene'

/** 画面 by the names the clerk knows, in the order of the menu. */
export const sceneNames: Readonly<Record<SceneKind, string>> = {
  emblem: '会标',
  introduction: '三亮',
  agenda: '议程',
  speaking: '发言',
  vote: '表决',
  result: '结果',
  consensus: '共识',
  'follow-up': '上次办理',
  notice: '公告',
  countdown: '倒计时',
  black: '黑屏',
}
