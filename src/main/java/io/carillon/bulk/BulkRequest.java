package io.carillon.bulk;

import io.carillon.core.Role;
import java.util.Optional;
import java.util.Set;

/**
 * A bulk message to be sent.
 *
 * @param role only members with this role
 * @param userIds only these members; empty for all
 */
public record BulkRequest(
    long collegeId, Optional<Role> role, Set<Long> userIds, String title, String message) {}
