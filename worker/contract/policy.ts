// Settings of the moderation rules, as a site stores them. Each rule in worker/moderation/rules
// documents its own.

export interface Policy {
  /** Every comment waits for review. */
  hold_all?: boolean
  /** False where a rejection may be without a reason code. */
  require_reason?: boolean
}
