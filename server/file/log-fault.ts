/** An event log that cannot be read: the message is one sentence for a person, with file and line where there is one. */
export class LogFault extends Error {
  override readonly name = 'LogFault';
}
