package io.carillon.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far someone has read their notifications. */
@Entity
@Table(name = "inbox_mark")
public class InboxMark {

  @Id
  @Column(name = "user_id")
  private Long userId;

  @Column(name = "read_up_to", nullable = false)
  private long readUpTo;

  protected InboxMark() {}

  InboxMark(long userId) {
    this.userId = userId;
  }

  void advance(long id) {
    readUpTo = Math.max(readUpTo, id);
  }
}
