package io.carillon.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** That a user is on the list of a bulk message. */
@Entity
@Table(name = "bulk_audience")
@IdClass(BulkAudience.Key.class)
public class BulkAudience {

  /** Both columns. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private long bulkMessageId;
    private long userId;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.bulkMessageId == bulkMessageId && key.userId == userId;
    }

    @Override
    public int hashCode() {
      return Objects.hash(bulkMessageId, userId);
    }
  }

  @Id
  @Column(name = "bulk_message_id")
  private long bulkMessageId;

  @Id
  @Column(name = "user_id")
  private long userId;

  protected BulkAudience() {}

  BulkAudience(long bulkMessageId, long userId) {
    this.bulkMessageId = bulkMessageId;
    this.userId = userId;
  }
}
