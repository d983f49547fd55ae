package io.carillon.identity;

import java.util.Set;

/**
 * These tokens go on being valid, but not as before: their user changed, or their expiry. Fired
 * inside the transaction that changes it.
 */
record AccessChanged(Set<String> hashes) {}
