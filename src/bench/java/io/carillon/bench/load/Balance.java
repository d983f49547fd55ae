package io.carillon.bench.load;

/**
 * What became of all messages of a run, its warm-up included.
 *
 * @param lostAfterAck acknowledged, but not delivered
 * @param neverAcknowledged without any answer
 * @param refused answered with an error frame
 * @param duplicated deliveries of what was delivered before
 * @param outOfOrder deliveries behind a later message of the same sender, and acknowledgements
 *     whose id doesn't rise
 * @param unknown frames that are none of the driver's messages, or came to somebody else
 */
public record Balance(
    long sent,
    long lostAfterAck,
    long neverAcknowledged,
    long refused,
    long duplicated,
    long outOfOrder,
    long unknown) {}
