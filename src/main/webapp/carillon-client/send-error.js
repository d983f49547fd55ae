export class SendError extends Error {
  /**
   * @param {string} message
   * @param {{code: string, outcome: 'not_stored'|'unknown', clientRef: string}} facts
   */
  constructor(message, { code, outcome, clientRef }) {
    super(message);
    this.name = 'SendError';
    this.code = code;
    this.outcome = outcome;
    this.clientRef = clientRef;
  }
}
