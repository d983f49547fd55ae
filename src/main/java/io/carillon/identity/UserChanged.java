package io.carillon.identity;

/** This user changed. Fired inside the transaction that changes it. */
record UserChanged(long userId) {}
