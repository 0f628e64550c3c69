/**
 * What Ctrl+Z will take back on a topic, in the clerk's words, said before it is done (U1). `types` are the facts of the
 * act; the last one names it.
 */
export function topicActText(types: readonly string[]): string {
  return sentences[types.at(-1) ?? ''] ?? '上一步'
}

const sentences: Readonly<Record<string, string>> = {
  TopicEdited: '修改议题',
  TopicScored: '评分',
  ShowpieceMarked: '形象工程的标记',
  TopicAccepted: '受理',
  TopicDeclined: '不予受理',
  ReceptionTakenBack: '撤回受理决定',
  TopicMerged: '并入别的议题',
  SessionPlanDrafted: '修改协商方案',
  SessionPlanSubmitted: '方案送审',
  OpinionGiven: '登记审批意见',
  SessionPlanApproved: '批准方案',
  SessionPlanReturned: '退回方案',
  SessionPlanWithdrawn: '撤回方案',
  SurveyWritten: '修改调研记录',
  FileAttached: '加入附件',
  FileDetached: '移除附件',
  NodesAdded: '增加时间节点',
  NodeEdited: '修改时间节点',
  NodeChecked: '勾选时间节点',
  NodeUnchecked: '取消勾选时间节点',
  NodeRemoved: '删除时间节点',
  LinesTaken: '登记协商成果',
  LineEdited: '修改台账条目',
  LinesAssigned: '设定责任单位和期限',
  LinesReported: '报送',
  LinesNoted: '办理记录',
  LineDropped: '不再跟踪一条',
  LineRestored: '恢复跟踪一条',
  ReplyReceived: '登记反馈',
  PeopleTold: '登记向群众反馈',
  ReviewPlanned: '安排回头看',
  ReviewMoved: '改回头看的日子',
  ReviewHeld: '登记回头看',
  ReviewCancelled: '取消回头看',
  PollAsked: '增加前后对比的问题',
  PollRecorded: '登记一次测评',
  PollSupportSet: '设定哪些选项算支持',
  PollRoundRemoved: '删除一次测评',
  PollRemoved: '删除前后对比的问题',
  TopicClosed: '办结',
  TopicReopened: '重新打开议题',
}
