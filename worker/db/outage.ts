// Which errors of D1 pass by themselves: a lost connection, an overload, a restart. A write that ended
// so may or may not have been done; all of ours may be repeated.

const outage = /^D1_(EXEC_)?ERROR\b|^Network connection lost|object to be reset/
// What repeating does not mend: SQL that is wrong, or a row that the schema refuses.
const ours = /SQLITE_(ERROR|CONSTRAINT|MISMATCH|RANGE|TOOBIG)/

/** Whether a client does well to try the same request again in a moment. */
export function isPassing(error: Error): boolean {
  return outage.test(error.message) && !ours.test(error.message)
}
