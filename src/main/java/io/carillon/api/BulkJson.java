package io.carillon.api;

import io.carillon.bulk.BulkMessage;
import io.carillon.core.Caller;
import io.carillon.core.Role;
import io.carillon.wire.Timestamps;
import jakarta.json.bind.annotation.JsonbNillable;
import java.util.Optional;

/**
 * Where a bulk message stands.
 *
 * @param listed whether it goes to listed members only
 * @param reason why it failed
 * @param senderId null when the server itself sent it
 */
@JsonbNillable
public record BulkJson(
    long id,
    long collegeId,
    String role,
    boolean listed,
    String title,
    String message,
    String status,
    long total,
    long sent,
    long failed,
    String reason,
    Long senderId,
    String senderName,
    String createdAt) {

  static BulkJson of(BulkMessage bulk, Optional<Caller> sender) {
    return new BulkJson(
        bulk.id(),
        bulk.collegeId(),
        bulk.role().map(Role::wireName).orElse(null),
        bulk.listed(),
        bulk.title(),
        bulk.message(),
        bulk.status().wireName(),
        bulk.total(),
        bulk.sent(),
        bulk.failed(),
        bulk.reason().orElse(null),
        sender.map(Caller::userId).orElse(null),
        sender.map(Caller::fullName).orElse(null),
        Timestamps.format(bulk.createdAt()));
  }
}
