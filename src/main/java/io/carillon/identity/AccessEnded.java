package io.carillon.identity;

import java.util.Set;

/**
 * These tokens stopped being valid before their time. Fired inside the transaction that ends them;
 * observe it after success.
 *
 * @param tokenIds ids of the tokens, never the tokens
 * @param hashes the tokens' hashes, for the cache
 */
public record AccessEnded(Set<Long> tokenIds, Set<String> hashes) {}
