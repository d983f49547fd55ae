package io.carillon.facade;

import io.carillon.bulk.BulkRequest;
import io.carillon.core.Problem;
import io.carillon.core.Role;
import io.carillon.notification.Announcement;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * For other code on this server: four calls, on the server's own authority. Each joins the caller's
 * transaction: rolled back, nothing is stored, queued or sent. Bad input is a {@link Problem} that
 * names the field, and marks the transaction for rollback.
 */
@Stateless
public class NotificationFacade {

  private static final String DEFAULT_TYPE = "alert";

  @Inject private Desk desk;

  /** Notifies one user; answers the notification's id. */
  public long sendNotification(long userId, String title, String message) {
    return sendNotification(userId, title, message, DEFAULT_TYPE, Map.of());
  }

  /**
   * @param data sent along; strings, numbers, booleans, and maps and lists of them
   */
  public long sendNotification(
      long userId, String title, String message, String type, Map<String, Object> data) {
    return desk.notifyUser(
        Authority.EVERYWHERE, userId, new Announcement(title, message, type, json(data)));
  }

  /** Notifies all members of a college; answers the notification's id. */
  public long broadcastCollegeNotification(long collegeId, String title, String message) {
    return broadcastCollegeNotification(collegeId, title, message, DEFAULT_TYPE, Map.of());
  }

  /**
   * @param data sent along; strings, numbers, booleans, and maps and lists of them
   */
  public long broadcastCollegeNotification(
      long collegeId, String title, String message, String type, Map<String, Object> data) {
    return desk.notifyCollege(
        Authority.EVERYWHERE, collegeId, new Announcement(title, message, type, json(data)));
  }

  /**
   * Queues a bulk message; answers its id.
   *
   * @param role only members with this role
   * @param userIds only these members; empty for all
   */
  public long sendBulkMessage(
      long collegeId, Optional<Role> role, Set<Long> userIds, String title, String message) {
    return desk.sendBulk(
            Authority.EVERYWHERE, new BulkRequest(collegeId, role, userIds, title, message))
        .id();
  }

  /** Publishes a notice; answers its id. */
  public long publishNotice(long collegeId, String title, String body) {
    return desk.createNotice(Authority.EVERYWHERE, collegeId, title, body, true).id();
  }

  private static Optional<JsonObject> json(Map<String, Object> data) {
    try {
      return data.isEmpty()
          ? Optional.empty()
          : Optional.of(Json.createObjectBuilder(data).build());
    } catch (IllegalArgumentException | NullPointerException e) {
      throw Problem.invalid(
          "data",
          "takes strings, numbers, booleans, and maps and lists of them: " + e.getMessage());
    }
  }
}
