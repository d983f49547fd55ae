package io.carillon.bench.load;

/**
 * A chat message under way.
 *
 * @param scheduledNanos when it was to be sent, which is what latencies count from
 * @param phase the phase of the run in which it was to be sent
 */
record Message(int sender, int sequence, long scheduledNanos, Phase phase) {}
