package io.carillon.notification;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * What is announced, to whomever.
 *
 * @param type {@code notification_type} of the protocol
 * @param data free-form, sent along
 */
public record Announcement(String title, String message, String type, Optional<JsonObject> data) {

  /** The same with another text. */
  Announcement saying(String other) {
    return new Announcement(title, other, type, data);
  }
}
