// Why a comment is reported or decided against: one closed list for readers and moderators.

export const reasonCodes = [
  'spam',
  'abuse',
  'hate',
  'harassment',
  'threat',
  'sexual',
  'misinformation',
  'personal_data',
  'impersonation',
  'off_topic',
  'illegal',
  'other',
] as const
export type ReasonCode = (typeof reasonCodes)[number]
