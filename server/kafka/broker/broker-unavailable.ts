/** A local broker cannot be had on this machine: no Java, no Maven, no jars. The message says what to do, in one sentence. */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable';
}
