package io.carillon.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** That a page of a bulk message went to this user. */
@Entity
@Table(name = "bulk_recipient")
@IdClass(BulkRecipient.Key.class)
public class BulkRecipient {

  /** Both columns. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private long userId;
    private long notificationId;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.userId == userId
          && key.notificationId == notificationId;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(31 * userId + notificationId);
    }
  }

  @Id
  @Column(name = "user_id")
  private long userId;

  @Id
  @Column(name = "notification_id")
  private long notificationId;

  protected BulkRecipient() {}
}
